import { rareTexts, texts } from '../i18n/index.ts'
import { supportLooks } from '../state/me.ts'
import { singleKeys } from '../state/settings.ts'
import { shortcutsShown } from '../state/shortcuts.ts'
import { Dialog } from './dialog.tsx'
import { Switch } from './switch.tsx'

/** All keys that do something. Loaded when somebody asks for it. */
export const Shortcuts = () => {
  const t = texts()
  const { keys } = rareTexts()
  const support = supportLooks() === true
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['/'], keys.search],
    ...(support ? [] : ([[['N'], keys.create]] as const)),
    [['J'], keys.next],
    [['K'], keys.previous],
    [[keys.enter], keys.open],
    [['R'], keys.reply],
    [[keys.control, keys.enter], keys.send],
    ...(support
      ? ([
          [['A'], keys.assign],
          [['S'], keys.status],
          [['P'], keys.priority],
        ] as const)
      : []),
    [['?'], keys.help],
    [[keys.escape], keys.dismiss],
  ]
  return (
    <Dialog
      title={t.bar.shortcuts}
      class="small"
      onClose={() => {
        shortcutsShown.value = false
      }}
    >
      <dl class="keys">
        {rows.map(([pressed, does]) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {pressed.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        label={keys.single}
        on={singleKeys.value}
        onChange={on => {
          singleKeys.value = on
        }}
      />
    </Dialog>
  )
}

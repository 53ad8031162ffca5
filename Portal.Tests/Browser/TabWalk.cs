using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>Goes through a page by the Tab key alone: all that is there to be used is come to, in order and in view, and nothing keeps the focus.</summary>
static class TabWalk
{
    /// <summary>From the top; of a long list the end is looked at too, and what is between is as what was before.</summary>
    const int First = 60, Last = 3;

    /// <summary>Before all of the page, and outside of what its scripts draw.</summary>
    const string Begin = """
        () => {
            const begin = document.createElement('span');
            begin.tabIndex = -1;
            document.body.before(begin);
            begin.focus();
        }
        """;

    const string Stops = """
        const name = one => `${one.localName} "${(one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent || one.id).trim().replace(/\s+/g, ' ').slice(0, 60)}"`;
        const reached = one => {
            if (one.tabIndex < 0 || one.matches(':disabled, [inert] *') || !one.checkVisibility({ visibilityProperty: true })) return false;
            if (one.type !== 'radio' || !one.name) return true;
            // Of those that belong together, the one that is chosen; the others by the arrow keys.
            const group = [...document.getElementsByName(one.name)].filter(other => other.type === 'radio' && other.form === one.form);
            return one === (group.find(other => other.checked) ?? group[0]);
        };
        const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(reached);
        """;

    const string Look = $$"""
        async before => {
            {{Stops}}
            await Promise.race([Promise.allSettled(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished)), new Promise(done => setTimeout(done, 500))]);
            const at = document.activeElement;
            const points = [...at.getClientRects()].flatMap(box => {
                const [left, top, right, bottom] = [Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
                return left < right && top < bottom ? [[(left + right) / 2, (top + bottom) / 2], [left + 1, top + 1], [right - 1, bottom - 1]] : [];
            });
            const seen = points.some(([x, y]) => { const hit = document.elementFromPoint(x, y); return hit && (at.contains(hit) || hit.contains(at)); });
            const shown = [at, at.closest('label'), at.labels?.[0]].some(one => { const style = one && getComputedStyle(one); return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0; });
            const scrolls = at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight;
            const parts = at.matches('input[type=date], input[type=time], input[type=datetime-local]');
            return { number: stops.indexOf(at), count: stops.length, name: name(at), due: stops[before + 1] ? name(stops[before + 1]) : null, seen, shown, scrolls, parts };
        }
        """;

    const string GoTo = $$"""
        number => {
            {{Stops}}
            stops.at(number).focus();
            return stops.length + number;
        }
        """;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>What is wrong, a sentence each, and how many presses it took.</returns>
    public static async Task<(IReadOnlyList<string> Faults, int Presses)> Of(IPage page)
    {
        var walk = new Walk(page);
        await page.EvaluateAsync(Begin);
        await walk.On(-1, First);
        if (walk.Faults.Count == 0 && walk.Left > 0) await walk.On(await page.EvaluateAsync<int>(GoTo, -Last - 1), Last);
        if (walk.Faults.Count == 0) await walk.Out();
        return (walk.Faults, walk.Presses);
    }

    sealed class Walk(IPage page)
    {
        int _at = -1;

        public List<string> Faults { get; } = [];

        public int Presses { get; private set; }

        /// <summary>How many are behind the one that was come to last.</summary>
        public int Left { get; private set; } = 1;

        public async Task On(int from, int most)
        {
            _at = from;
            for (var (come, strays) = (0, 0); come < most && Left > 0;)
            {
                var stop = await Press("Tab");
                if (((stop.Number < 0 && stop.Scrolls) || (stop.Number == _at && stop.Parts)) && strays++ < most) continue;
                if (stop.Number != _at + 1)
                {
                    Faults.Add($"Tab leads to {stop.Name} ({stop.Number + 1} of {stop.Count}) and not to {stop.Due} ({_at + 2}).");
                    return;
                }

                if (!stop.Seen) Faults.Add($"{stop.Name} has the focus and is out of view or covered.");
                if (!stop.Shown) Faults.Add($"{stop.Name} has the focus and does not show it.");
                (_at, Left, come) = (stop.Number, stop.Count - stop.Number - 1, come + 1);
            }
        }

        /// <summary>Behind the last one the page is left.</summary>
        public async Task Out()
        {
            var beyond = await Press("Tab");
            if (beyond.Number == _at) Faults.Add($"{beyond.Name} keeps the focus.");
        }

        async Task<TabStop> Press(string key)
        {
            Presses++;
            await page.Keyboard.PressAsync(key);
            return (await page.EvaluateAsync<JsonElement>(Look, _at)).Deserialize<TabStop>(Json)!;
        }
    }
}

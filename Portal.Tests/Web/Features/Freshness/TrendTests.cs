using AngleSharp.Dom;
using Bunit;
using Portal.Engine.Calendars;
using Portal.Web.Features.Freshness;

namespace Portal.Tests.Web.Features.Freshness;

/// <summary>How the last 30 days were is seen at a glance: what little was not fresh looks little.</summary>
public sealed class TrendTests : Stage
{
    static readonly DateOnly First = new(2026, 10, 25);

    [Fact]
    public void Of_each_day_what_was_fresh_stands_below_and_the_rest_above_it()
    {
        var shown = Show(null, 1, 0.75, 0.999, 0);

        Assert.Equal("M0 23h3v1h-3z", Shape(shown, "none"));
        Assert.Equal("M4 0h3v24h-3zM8 6h3v18h-3zM12 1h3v23h-3z", Shape(shown, "fresh"));
        Assert.Equal("M8 0h3v6h-3zM12 0h3v1h-3zM16 0h3v24h-3z", Shape(shown, "rest"));
        Assert.Equal("Of 4 days, 1 wholly fresh; the worst was 29 Oct with 0 %.", shown.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void How_much_was_fresh_is_said_with_since_when_anything_is_known()
    {
        Clock.Advance(TimeSpan.FromMinutes(5));
        var young = Render<PastWords>(set => set.Add(it => it.Of, new Past(0.973, []) { Since = Clock.GetUtcNow() - TimeSpan.FromMinutes(2) }).Add(it => it.Calendar, WorkingTime.Always));
        var old = Render<PastWords>(set => set.Add(it => it.Of, new Past(0.973, [])).Add(it => it.Calendar, WorkingTime.Always));

        Assert.StartsWith("97.3 % fresh, known since 2 min ago", young.Nodes.Select(node => node.TextContent).Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Equal("97.3 % fresh", old.Find("span").TextContent);
        Assert.Single(old.FindAll("span"));
    }

    static string? Shape(IRenderedComponent<Trend> shown, string name) => shown.Find($"path.{name}").GetAttribute("d");

    IRenderedComponent<Trend> Show(params double?[] days) => Render<Trend>(set => set.Add(it => it.Of, new Past(0.5, [.. days.Index().Select(day => (First.AddDays(day.Index), day.Item))])));
}

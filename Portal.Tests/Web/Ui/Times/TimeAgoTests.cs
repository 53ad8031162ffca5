using Bunit;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web.Ui.Times;

public sealed class TimeAgoTests : Stage
{
    [Fact]
    public void It_is_relative_in_sight_and_exact_for_keyboard_and_screen_reader()
    {
        var time = Render<TimeAgo>(set => set.Add(it => it.At, Clock.GetUtcNow().AddMinutes(-3))).Find("time");

        Assert.Equal("2026-03-02T08:57:00Z", time.GetAttribute("datetime"));
        Assert.Equal("0", time.GetAttribute("tabindex"));
        Assert.Equal("2 March 2026, 09:57:00 (Europe/Berlin, UTC+01:00)", time.GetAttribute("data-tooltip"));
        Assert.Equal("3 min ago, 2 March 2026, 09:57:00 (Europe/Berlin, UTC+01:00)", time.TextContent);
    }

    [Fact]
    public void It_stays_true_while_the_page_is_open()
    {
        var shown = Render<TimeAgo>(set => set.Add(it => it.At, Clock.GetUtcNow()));
        Assert.StartsWith("just now", shown.Find("time").TextContent, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromMinutes(2));

        shown.WaitForAssertion(() => Assert.StartsWith("2 min ago", shown.Find("time").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_drawn_again_only_when_its_words_change()
    {
        var shown = Render<TimeAgo>(set => set.Add(it => it.At, Clock.GetUtcNow().AddHours(-3)));
        var drawn = shown.RenderCount;

        Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(drawn, shown.RenderCount);
    }
}

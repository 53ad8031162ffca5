using Bunit;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Ui;

public sealed class ButtonTests : Stage
{
    [Fact]
    public async Task While_its_click_is_at_work_it_is_busy_and_takes_no_second_one()
    {
        var clicks = 0;
        var work = new TaskCompletionSource();
        var button = Render<Button>(set => set.Add(it => it.OnClick, async () =>
        {
            clicks++;
            await work.Task;
        }).AddChildContent("Save"));

        var first = button.Find("button").ClickAsync(new());
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        await button.Find("button").ClickAsync(new());
        work.SetResult();
        await first;

        Assert.Equal(1, clicks);
        Assert.Null(button.Find("button").GetAttribute("aria-busy"));
    }

    [Fact]
    public async Task The_second_click_of_a_double_click_is_not_taken_for_what_stands_there_by_then()
    {
        var done = new List<string>();
        var what = "Sync now";
        var button = Render<Button>(set => set.Add(it => it.OnClick, () =>
        {
            done.Add(what);
            what = "Stop";
        }).AddChildContent("Sync now"));

        await button.Find("button").ClickAsync(new() { Detail = 1 });
        await button.Find("button").ClickAsync(new() { Detail = 2 });
        Assert.Equal(["Sync now"], done);
        await button.Find("button").ClickAsync(new() { Detail = 1 });
        // A key is no click with a number.
        await button.Find("button").ClickAsync(new() { Detail = 0 });
        Assert.Equal(["Sync now", "Stop", "Stop"], done);
    }

    [Fact]
    public void With_an_address_it_is_a_link() => Render<Button>(set => set.Add(it => it.Href, "/people").Add(it => it.Kind, ButtonKind.Primary).AddChildContent("People"))
        .MarkupMatches("""<a class="button button-primary" href="/people">People</a>""");

    [Fact]
    public void With_only_an_icon_it_still_has_a_name()
    {
        var button = Render<Button>(set => set.Add(it => it.Icon, Icons.Cross).Add(it => it.Label, "Remove <b>")).Find("button");

        Assert.Equal("Remove <b>", button.TextContent);
        Assert.Equal("true", button.QuerySelector("svg")!.GetAttribute("aria-hidden"));
    }
}

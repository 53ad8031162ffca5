using Bunit;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Features.Sources;

public sealed class PauseDialogTests : Stage
{
    const string Refused = "Say why it is paused.";

    readonly List<string> _reasons = [];
    string? _feed = "Deals: Changes";

    [Fact]
    public async Task What_was_typed_stays_where_it_is_refused_and_why_stands_beside_it()
    {
        var dialog = Ask();

        await dialog.Find("input").ChangeAsync(new() { Value = "  " });
        await dialog.Find("form").SubmitAsync();

        Assert.Equal("  ", dialog.Find("input").GetAttribute("value"));
        Assert.Contains(Refused, dialog.Find(".field").TextContent, StringComparison.Ordinal);
        Assert.Equal(("true", "Deals: Changes"), (dialog.Find("input").GetAttribute("aria-invalid"), _feed));

        await dialog.Find("input").ChangeAsync(new() { Value = "It moves." });
        await dialog.Find("form").SubmitAsync();
        Assert.Equal((null, "It moves."), (_feed, _reasons[^1]));
    }

    [Fact]
    public async Task What_was_typed_for_one_feed_does_not_stand_there_for_the_next()
    {
        var dialog = Ask();
        await dialog.Find("input").ChangeAsync(new() { Value = "It moves." });

        await dialog.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);
        Assert.Null(_feed);
        _feed = "Tickets: Changes";
        dialog.Render(again => again.Add(it => it.Feed, _feed));

        Assert.True(string.IsNullOrEmpty(dialog.Find("input").GetAttribute("value")));
        Assert.Empty(_reasons);
    }

    IRenderedComponent<PauseDialog> Ask()
    {
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        IRenderedComponent<PauseDialog>? dialog = null;
        dialog = Render<PauseDialog>(set => set
            .Add(it => it.Feed, _feed)
            .Add(it => it.OnPause, why =>
            {
                _reasons.Add(why);
                return Task.FromResult(string.IsNullOrWhiteSpace(why) ? Refused : null);
            })
            .Add(it => it.Closed, () =>
            {
                _feed = null;
                dialog!.Render(again => again.Add(it => it.Feed, _feed));
            }));
        return dialog;
    }
}

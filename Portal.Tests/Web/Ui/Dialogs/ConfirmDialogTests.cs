using Bunit;
using Portal.Web.Ui.Dialogs;

namespace Portal.Tests.Web.Ui.Dialogs;

public sealed class ConfirmDialogTests : Stage
{
    TaskCompletionSource? _work;
    int _removed;
    bool _open = true;

    [Fact]
    public void It_says_what_will_be_lost_and_the_safe_answer_has_the_focus()
    {
        var dialog = Ask();

        var element = dialog.Find("dialog");
        Assert.Equal("alertdialog", element.GetAttribute("role"));
        Assert.Equal("Remove Anna?", dialog.Find($"#{element.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal("What she entered stays.", dialog.Find($"#{element.GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("Cancel", dialog.Find("[autofocus]").TextContent);
        Assert.Equal(["show"], Calls());
    }

    [Fact]
    public async Task Confirming_does_it_once_and_closes()
    {
        var dialog = Ask();

        await dialog.Find(".button-danger").ClickAsync(new());

        Assert.Equal((1, false), (_removed, _open));
        Assert.Equal(["show", "close"], Calls());
    }

    [Fact]
    public async Task Cancelling_does_nothing()
    {
        var dialog = Ask();

        await dialog.Find("[autofocus]").ClickAsync(new());

        Assert.Equal((0, false), (_removed, _open));
    }

    [Fact]
    public async Task While_it_is_done_it_cannot_be_cancelled_and_Escape_does_not_hide_it()
    {
        _work = new();
        var dialog = Ask();

        var deed = dialog.Find(".button-danger").ClickAsync(new());
        Assert.All(dialog.FindAll("button").Where(button => !button.ClassList.Contains("button-danger")), button => Assert.True(button.HasAttribute("disabled")));
        await dialog.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);
        Assert.True(_open);
        Assert.Equal(["show", "show"], Calls());

        _work.SetResult();
        await deed;
        Assert.Equal((1, false), (_removed, _open));
    }

    [Fact]
    public async Task Escape_closes_it_for_the_page_as_well()
    {
        var dialog = Ask();

        await dialog.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);

        Assert.Equal((0, false), (_removed, _open));
        Assert.Equal(["show"], Calls());
    }

    IRenderedComponent<ConfirmDialog> Ask()
    {
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        IRenderedComponent<ConfirmDialog>? dialog = null;
        dialog = Render<ConfirmDialog>(set => set
            .Add(it => it.Title, "Remove Anna?")
            .Add(it => it.ConfirmText, "Remove")
            .Add(it => it.Open, true)
            .Add(it => it.OpenChanged, open =>
            {
                _open = open;
                dialog!.Render(again => again.Add(it => it.Open, open));
            })
            .Add(it => it.OnConfirm, async () =>
            {
                if (_work is not null) await _work.Task;
                _removed++;
            })
            .AddChildContent("What she entered stays."));
        return dialog;
    }

    IEnumerable<string> Calls() => JSInterop.Invocations.Select(call => call.Identifier).Where(name => name is "show" or "close");
}

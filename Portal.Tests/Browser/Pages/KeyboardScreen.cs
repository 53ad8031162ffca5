using System.Text;
using Microsoft.Playwright;

namespace Portal.Tests.Browser.Pages;

/// <summary>Any page, as somebody uses it who has no mouse: what is wanted is gone to by Tab, and never by a click.</summary>
sealed class KeyboardScreen
{
    /// <summary>Whoever has to press Tab more often than that has lost their way.</summary>
    const int Most = 150;

    static readonly LocatorAssertionsToBeEnabledOptions Patiently = new() { Timeout = 60_000 };

    readonly IPage _page;
    TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="page">On which nothing is loaded yet.</param>
    public KeyboardScreen(IPage page)
    {
        _page = page;
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Heard(frame);
    }

    /// <summary>How often Tab was pressed.</summary>
    public int Tabs { get; private set; }

    /// <summary>Goes on from where the focus is until it is here.</summary>
    public async Task Reach(ILocator target)
    {
        await Assertions.Expect(target).ToBeEnabledAsync(Patiently);
        for (var i = 0; i <= Most; i++)
        {
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement")) return;
            await _page.Keyboard.PressAsync("Tab");
            Tabs++;
        }

        Assert.Fail($"{target} is not come to by {Most} presses of Tab. The focus is on {await _page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
    }

    /// <summary>Goes on to another page or step, and waits until the portal has put the focus where that begins: what is pressed before may go astray.</summary>
    public async Task GoOn(Func<Task> deed)
    {
        var moved = _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await deed();
        await moved.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    /// <summary>Presses a button, or follows a link.</summary>
    public async Task Press(ILocator target)
    {
        await Reach(target);
        await _page.Keyboard.PressAsync("Enter");
    }

    public async Task Type(ILocator field, string text)
    {
        await Reach(field);
        await _page.Keyboard.PressAsync("Control+A");
        await _page.Keyboard.TypeAsync(text);
        await Assertions.Expect(field).ToHaveValueAsync(text);
    }

    public async Task Tick(ILocator box)
    {
        await Reach(box);
        await _page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    /// <summary>Goes down the list until it is chosen.</summary>
    public async Task Choose(ILocator list, string option)
    {
        await Reach(list);
        for (var i = 0; i < Most && await Chosen(list) != option; i++) await _page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(option, await Chosen(list));
    }

    /// <summary>A page is told in a message of its own to move the focus.</summary>
    void Heard(IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes && Encoding.Latin1.GetString(bytes).Contains("domWrapper.focus", StringComparison.Ordinal)) _moved.TrySetResult();
    }

    static Task<string> Chosen(ILocator list) => list.EvaluateAsync<string>("one => one.selectedOptions[0].textContent.trim()");
}

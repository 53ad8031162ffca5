using System.Text;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>The line between a page and the portal, on which a test holds what goes either way until it lets it go: a slow line of which nothing depends on a clock.</summary>
sealed class HeldLine
{
    readonly Lock _gate = new();
    readonly Queue<Action> _answers = [];
    readonly Queue<Action> _events = [];
    TaskCompletionSource _drawing = new(), _drawn = new(), _called = new();
    bool _holdsAnswers, _holdsEvents;
    string? _call;

    /// <summary>Of the next page that is gone to.</summary>
    public static async Task<HeldLine> Of(IPage page)
    {
        var line = new HeldLine();
        await page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/_blazor"), line.Take);
        return line;
    }

    public void HoldAnswers()
    {
        lock (_gate) (_holdsAnswers, _drawing) = (true, new TaskCompletionSource());
    }

    /// <summary>Ends when a page has made the call; its answer and all that follow are held.</summary>
    public Task HoldAnswersOf(string call)
    {
        lock (_gate)
        {
            (_call, _called) = (call, new TaskCompletionSource());
            return _called.Task;
        }
    }

    public void HoldEvents()
    {
        lock (_gate) _holdsEvents = true;
    }

    /// <summary>Ends when something that the page is to draw is held.</summary>
    public Task Drawing()
    {
        lock (_gate) return _drawing.Task;
    }

    /// <summary>Ends when the page has drawn the last of what was held.</summary>
    public Task LetAnswersGo()
    {
        lock (_gate)
        {
            (_holdsAnswers, _drawn) = (false, new TaskCompletionSource());
            while (_answers.TryDequeue(out var send)) send();
            return _drawn.Task;
        }
    }

    public void LetEventsGo()
    {
        lock (_gate)
        {
            _holdsEvents = false;
            while (_events.TryDequeue(out var send)) send();
        }
    }

    void Take(IWebSocketRoute page)
    {
        var portal = page.ConnectToServer();
        portal.OnMessage(frame =>
        {
            lock (_gate)
            {
                if (!_holdsAnswers)
                {
                    Send(page, frame);
                    return;
                }

                _answers.Enqueue(() => Send(page, frame));
                if (Says(frame, "JS.RenderBatch")) _drawing.TrySetResult();
            }
        });
        page.OnMessage(frame =>
        {
            lock (_gate)
            {
                if (_call is not null && Says(frame, _call))
                {
                    (_holdsAnswers, _call) = (true, null);
                    _called.TrySetResult();
                }

                if (_holdsEvents) _events.Enqueue(() => Send(portal, frame));
                else Send(portal, frame);
                if (Says(frame, "OnRenderCompleted")) _drawn.TrySetResult();
            }
        });
    }

    static void Send(IWebSocketRoute to, IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes) to.Send(bytes);
        else to.Send(frame.Text!);
    }

    static bool Says(IWebSocketFrame frame, string word) => frame.Binary is { } bytes && Encoding.Latin1.GetString(bytes).Contains(word, StringComparison.Ordinal);
}

using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>
/// One person's browser window. It notes what a visitor should never meet: an error in the console, a breach of the
/// content security policy, a request that fails, a request to anywhere but the portal.
/// </summary>
public sealed class Visit
{
    readonly IBrowserContext _context;
    readonly Uri _address;
    readonly Lock _gate = new();
    readonly List<string> _console = [];
    readonly List<string> _faults = [];
    readonly List<string> _allowed = [];
    bool _kept;

    public Visit(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page, _address) = (context, page, address);
        // Also what the page opens: a second tab is the same visit.
        context.Console += (_, message) => Heard(message);
        context.WebError += (_, error) => Fault($"uncaught: {error.Error}");
        context.Request += (_, request) => MustBeOurs(request.Url);
        context.Response += (_, response) => MustSucceed(response);
        context.RequestFailed += (_, request) => MustNotFail(request);
        page.WebSocket += (_, socket) => MustBeOurs(socket.Url);
    }

    public IPage Page { get; }

    /// <summary>What went wrong beside what the test itself looks at.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_gate) return [.. _faults.Where(fault => !_allowed.Any(fault.Contains))];
        }
    }

    /// <summary>What a test provokes on purpose: faults with this text in them do not count.</summary>
    public void Allow(string partOfFault)
    {
        lock (_gate) _allowed.Add(partOfFault);
    }

    /// <summary>Leaves the page, a picture of it and the console in the folder. A trace of all steps would cost a fifth of the whole test.</summary>
    public async Task Keep(string folder)
    {
        if (_kept) return;
        _kept = true;
        Directory.CreateDirectory(folder);
        string[] lines;
        lock (_gate) lines = [.. _console, .. _faults.Select(fault => $"FAULT {fault}")];
        await File.WriteAllLinesAsync(Path.Combine(folder, "console.log"), lines);
        if (Page.IsClosed) return;
        await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), await Page.ContentAsync());
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "page.png"), FullPage = true });
    }

    public Task Close() => _context.CloseAsync();

    void Heard(IConsoleMessage message)
    {
        lock (_gate) _console.Add($"{message.Type}: {message.Text}");
        if (message.Type == "error") Fault($"console: {message.Text} ({message.Location})");
    }

    void MustBeOurs(string url)
    {
        var uri = new Uri(url);
        if (uri.Scheme is "data" or "blob" or "about") return;
        if (uri.Authority != _address.Authority) Fault($"external: {url}");
    }

    void MustSucceed(IResponse response)
    {
        if (response.Status >= 400) Fault($"{response.Status}: {response.Request.Method} {response.Url}");
    }

    void MustNotFail(IRequest request)
    {
        // The browser itself gives up what is under way when somebody moves on to another page.
        if (request.Failure != "net::ERR_ABORTED") Fault($"failed ({request.Failure}): {request.Method} {request.Url}");
    }

    void Fault(string fault)
    {
        lock (_gate) _faults.Add(fault);
    }
}

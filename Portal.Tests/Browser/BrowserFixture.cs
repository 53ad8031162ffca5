using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>One Chromium for all browser tests of a run. It can reach this machine and nothing else.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    const string Chromium = "/usr/bin/chromium";

    /// <summary>Milliseconds until what is expected of a page counts as not coming: on a machine that has much to do it comes late, and only a failure waits so long.</summary>
    const float Patience = 30_000;

    static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    IPlaywright? _playwright;
    IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Headless = true, Args = Flags });
    }

    /// <summary>Opens a fresh browser window, as of a person who was never here.</summary>
    public async Task<Visit> Visit(Uri address, VisitOptions options)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            TimezoneId = options.TimeZone,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        await Fleeting.Note(context);
        return new Visit(context, await context.NewPageAsync(), address);
    }

    /// <summary>A window that nothing is noted of, for measurements.</summary>
    /// <param name="address">Where the portal is.</param>
    /// <param name="state">What another window kept, such as being signed in.</param>
    public Task<IBrowserContext> Window(Uri address, string? state = null) => _browser!.NewContextAsync(new()
    {
        BaseURL = address.ToString(),
        ViewportSize = new() { Width = VisitOptions.Desk, Height = 900 },
        TimezoneId = "Europe/Brussels",
        Locale = "en-GB",
        StorageState = state,
    });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

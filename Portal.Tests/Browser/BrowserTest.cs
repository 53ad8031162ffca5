using System.Globalization;
using Portal.Tests.Running;

namespace Portal.Tests.Browser;

/// <summary>
/// What every browser test is: portals and visits that are ended in the right order, and kept for a person to look at
/// under artifacts/browser when the test fails. A visit that met a fault fails its test.
/// </summary>
[Collection(nameof(SharedBrowser))]
public abstract class BrowserTest(BrowserFixture browser) : IAsyncLifetime
{
    readonly List<PortalUnderTest> _portals = [];
    readonly List<Visit> _visits = [];

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Hands a portal over to the test, which ends it after the visits to it.</summary>
    protected async Task<PortalUnderTest> Serve(Task<PortalUnderTest> starting)
    {
        var portal = await starting;
        _portals.Add(portal);
        return portal;
    }

    /// <summary>Opens a browser window of its own on the portal; nothing is loaded yet.</summary>
    protected async Task<Visit> Visit(PortalUnderTest portal, VisitOptions? options = null)
    {
        var visit = await browser.Visit(portal.Address, options ?? new VisitOptions());
        _visits.Add(visit);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var faults = _visits.SelectMany(visit => visit.Faults).ToArray();
        if (faults.Length > 0 || TestContext.Current.TestState?.Result == TestResult.Failed) await Keep();
        foreach (var visit in _visits) await visit.Close();
        foreach (var portal in _portals) await portal.DisposeAsync();
        Assert.True(faults.Length == 0, $"The browser met:\n{string.Join('\n', faults)}");
    }

    async Task Keep()
    {
        var folder = Repository.Artifacts("browser", FileName(TestContext.Current.Test!.TestDisplayName));
        for (var i = 0; i < _visits.Count; i++) await _visits[i].Keep(Path.Combine(folder, (i + 1).ToString(CultureInfo.InvariantCulture)));
        for (var i = 0; i < _portals.Count; i++)
            await File.WriteAllTextAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"portal-{i + 1}.log")), _portals[i].Logs.ToString(), CancellationToken.None);
    }

    static string FileName(string test) => string.Concat(test.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
}

using System.Net;
using Portal.Engine.Connecting.Asking;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;

namespace Portal.Engine.Connecting.Trying;

/// <summary>Reads single pages for trial, by the very code that will read them when the feed runs.</summary>
sealed class Tries(ProbeClient client, TimeProvider clock)
{
    public ProbeClient Client => client;

    /// <summary>Why nothing more is asked; null while it may be.</summary>
    public Refusal? Ended { get; private set; }

    /// <summary>What it does with names that it cannot all know; null before it was asked with such.</summary>
    public bool? RefusesUnknown { get; set; }

    /// <param name="settings">The settings to try.</param>
    /// <param name="token">What the page is called; null for the first.</param>
    /// <param name="since">Ask for what changed then or later.</param>
    /// <param name="slice">Ask for what changed in between.</param>
    /// <param name="deleted">Ask for the list of what is deleted instead.</param>
    /// <param name="mayBeForbidden">What is asked for may need a right that nothing else needs, so a 403 says nothing of the rest.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Outcome<TriedPage>> Page(RestSettings settings, string? token = null, DateTimeOffset? since = null, (DateTimeOffset From, DateTimeOffset To)? slice = null, bool deleted = false, bool mayBeForbidden = false, CancellationToken stop = default)
    {
        if (Ended is not null) return Ended;
        var cursor = new Cursor(since is { } at ? Mark.Of(at).ToString() : null);
        var pass = new RestPass(settings, new ReadContext(settings, cursor, false, client, clock));
        var place = new Place(clock.GetUtcNow()) { Page = token, From = slice?.From, To = slice?.To, Deleted = deleted };
        if (!(await pass.Read(place, stop)).Succeeded(out var read, out var refusal))
        {
            if (MustEnd(refusal) && !(mayBeForbidden && client.Status == HttpStatusCode.Forbidden)) Ended = refusal;
            return refusal;
        }

        using var page = read.Page;
        var next = read.Next is { Deleted: false } goes ? goes.Page : null;
        return new TriedPage([.. page.Records.Select(record => record.Key)], [.. page.Records.Select(record => record.SourceAt)], next, Signals.Of(page.Memory as Answer), DeleteFlags.In(page.Records, settings.Deletes));
    }

    /// <summary>The trial cannot go on: the source asks to be left alone, is in trouble, or was asked often enough.</summary>
    public bool MustEnd(Refusal refusal) => refusal is EnoughAsked || client.Status is null || (int)client.Status is 401 or 403 or 408 or 429 or >= 500;
}

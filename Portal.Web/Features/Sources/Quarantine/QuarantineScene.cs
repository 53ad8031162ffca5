using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Mapping;
using Portal.Engine.People;
using Portal.Engine.Sources;
using Portal.Engine.Store;
using Portal.Engine.Store.Reading;
using Portal.Engine.Sync;
using Portal.Engine.Sync.Remapping;

namespace Portal.Web.Features.Sources.Quarantine;

/// <summary>What the page of a feed's quarantine shows.</summary>
public sealed class QuarantineScene(SourcePlaces places, QuarantineBrowser browser, RecordStore store, SyncEngine engine, Rights rights)
{
    public (SourcePlace Place, Feed Feed)? Found { get; private set; }

    /// <summary>What of the rows may be shown.</summary>
    public RowSight? Sight { get; private set; }

    public RefusedSlice? Page { get; private set; }

    public IReadOnlyList<RefusedRowText>? Rows { get; private set; }

    /// <summary>How many rows wait, whatever is asked for.</summary>
    public long Total { get; private set; }

    /// <summary>A run of the feed is under way.</summary>
    public bool IsRunning => Found is var (_, feed) && engine.Progress(feed.Id) is { End: null };

    /// <returns>Whether there is such a feed in the source.</returns>
    public async Task<bool> Load(long source, long feed, RefusedQuery query, int size)
    {
        Found = await places.OfFeed(feed) is var (place, found) && place.Source.Id == source ? (place, found) : null;
        if (Found is null) return false;
        Sight = Of(Found.Value.Place, Found.Value.Feed);
        Page = await browser.Page(feed, query, size);
        Rows = [.. Page.Rows.Select(row => RefusedRowText.Of(row, Sight))];
        Total = (await store.Standing(feed))?.Waiting ?? 0;
        return true;
    }

    /// <summary>What the source said in a row, as far as they may see it.</summary>
    public async Task<Outcome<string>> Raw(Actor me, long row)
    {
        if (Found is not var (_, feed) || Sight is not { } sight) return new RowGone();
        if (!(await browser.Raw(feed.Id, row)).Succeeded(out var raw, out var refusal)) return refusal;
        return sight.Show(raw, toAdmin: await rights.OfAdmin(me) is null);
    }

    public Task<RefusedWhole> Whole() => browser.Whole(Found!.Value.Feed.Id);

    internal static RowSight Of(SourcePlace place, Feed feed) => RowSight.Of(Remappings.Read(feed.Mapping), place.Entity);
}

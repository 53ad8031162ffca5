using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Store.Reading;

/// <summary>Shows a person what a feed has in quarantine, however much it is. What the source said is read and opened one row at a time.</summary>
public sealed class QuarantineBrowser(IDatabase database, Seals seals)
{
    const int ExportPage = 1000;

    /// <summary>By identity, in which the index has them.</summary>
    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, in the same order as it sorts.")]
    public async Task<RefusedSlice> Page(long feed, RefusedQuery query, int size, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var rows = db.Set<QuarantinedRow>().Where(row => row.Feed == feed);
        if (query.Prefix is { Length: > 0 })
        {
            var prefix = QuarantinedRow.IdentityOf(query.Prefix);
            rows = rows.Where(row => string.Compare(row.Identity, prefix) >= 0);
            if (RecordBrowser.Past(prefix) is { } past) rows = rows.Where(row => string.Compare(row.Identity, past) < 0);
        }

        if (query.Field is { Length: > 0 })
        {
            // Each reason of a row begins with where the value is.
            var begins = $"; {query.Field}: ";
            rows = rows.Where(row => ("; " + row.Reason).Contains(begins));
        }

        var isBackwards = query is { After: null, Before: not null };
        if (query.After is { } after) rows = rows.Where(row => string.Compare(row.Identity, after) > 0);
        else if (query.Before is { } before) rows = rows.Where(row => string.Compare(row.Identity, before) < 0);
        rows = isBackwards ? rows.OrderByDescending(row => row.Identity) : rows.OrderBy(row => row.Identity);

        var found = await rows.Take(size + 1).Select(row => new { row.Id, row.Identity, row.Key, row.Reason, row.IsDeleted, row.FirstAt, row.SeenAt, row.Run }).ToListAsync(stop);
        var hasMore = found.Count > size;
        var shown = found.Take(size).Select(row => new RefusedRow(row.Id, row.Identity, row.Key, row.Reason, row.IsDeleted, Instant.At(row.FirstAt), Instant.At(row.SeenAt), row.Run));
        return isBackwards
            ? new RefusedSlice([.. shown.Reverse()], hasMore, HasLater: true)
            : new RefusedSlice([.. shown], query.After is not null, hasMore);
    }

    /// <summary>All of them, read in pages.</summary>
    public async IAsyncEnumerable<RefusedRow> All(long feed, RefusedQuery query, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var place = query with { After = null, Before = null }; ;)
        {
            var page = await Page(feed, place, ExportPage, stop);
            foreach (var row in page.Rows) yield return row;
            if (!page.HasLater) yield break;
            place = query with { After = page.Rows[^1].Place, Before = null };
        }
    }

    /// <returns>All that the source said in one row, as JSON.</returns>
    public async Task<Outcome<string>> Raw(long feed, long id, CancellationToken stop = default)
    {
        await using var db = database.Read();
        if (await db.Set<QuarantinedRow>().SingleOrDefaultAsync(row => row.Feed == feed && row.Id == id, stop) is not { } row) return new RowGone();
        if (!(await seals.Get(stop)).Succeeded(out var fields, out var refusal)) return refusal;
        return fields.OpenWhole(row.Raw, QuarantinedRow.Owner(row.Feed, row.Identity));
    }

    /// <returns>All rows that a feed has in quarantine at this moment.</returns>
    public async Task<RefusedWhole> Whole(long feed, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<QuarantinedRow>().Where(row => row.Feed == feed).GroupBy(row => row.Feed)
            .Select(rows => new RefusedWhole(rows.Count(), rows.Max(row => row.Id), rows.Max(row => row.Run), rows.Max(row => row.SeenAt))).SingleOrDefaultAsync(stop) ?? RefusedWhole.Nothing;
    }
}

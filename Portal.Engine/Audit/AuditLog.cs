using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Audit;

/// <summary>Reads the audit log, newest first, page by page after the last entry seen.</summary>
public sealed class AuditLog(IDatabase database)
{
    const int ExportPage = 1000;

    public async Task<AuditPage> Page(AuditFilter filter, AuditPlace place, int size, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var entries = Narrow(db.Set<AuditEntry>(), filter);
        if (place.NewerThan is { } newest)
        {
            // The nearest newer ones, not the newest of all; one more than asked for tells whether there are still others.
            var found = await entries.Where(e => e.Id > newest).OrderBy(e => e.Id).Take(size + 1).ToListAsync(stop);
            return new([.. found.Take(size).Reverse()], HasNewer: found.Count > size, HasOlder: true);
        }

        if (place.OlderThan is { } oldest) entries = entries.Where(e => e.Id < oldest);
        var page = await entries.OrderByDescending(e => e.Id).Take(size + 1).ToListAsync(stop);
        return new([.. page.Take(size)], HasNewer: place.OlderThan is not null, HasOlder: page.Count > size);
    }

    /// <summary>The actions that occur, for a filter to choose from.</summary>
    public async Task<IReadOnlyList<string>> Actions(CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await db.Set<AuditEntry>().Select(e => e.Action).Distinct().OrderBy(action => action).ToListAsync(stop);
    }

    /// <summary>All entries that pass the filter, read in pages so that an export needs no more memory than a page.</summary>
    public async IAsyncEnumerable<AuditEntry> Export(AuditFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var place = AuditPlace.Newest; ;)
        {
            var page = await Page(filter, place, ExportPage, stop);
            foreach (var entry in page.Entries) yield return entry;
            if (!page.HasOlder) yield break;
            place = new AuditPlace(OlderThan: page.Entries[^1].Id);
        }
    }

    static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Nothing) entries = entries.Where(_ => false);
        if (filter.ByPortal) entries = entries.Where(e => e.PersonId == null && e.Who == Actor.Portal.Name);
        if (filter.PersonId is { } person) entries = entries.Where(e => e.PersonId == person);
        if (!string.IsNullOrEmpty(filter.Action)) entries = entries.Where(e => e.Action == filter.Action);
        if (!string.IsNullOrEmpty(filter.TargetKind)) entries = entries.Where(e => e.TargetKind == filter.TargetKind);
        if (!string.IsNullOrEmpty(filter.TargetId)) entries = entries.Where(e => e.TargetId == filter.TargetId);
        if (filter.From is { } from) entries = entries.Where(e => e.At >= from.ToUniversalTime());
        if (filter.Until is { } until) entries = entries.Where(e => e.At < until.ToUniversalTime());
        if (string.IsNullOrWhiteSpace(filter.Text)) return entries;
        var folded = Folding.Of(filter.Text.Trim());
        return entries.Where(e => e.Search.Contains(folded));
    }
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;

namespace Portal.Engine.Audit;

/// <summary>Reads the audit log, newest first, page by page after the last entry seen.</summary>
public sealed class AuditLog(IDatabase database)
{
    const int ExportPage = 1000;

    public async Task<IReadOnlyList<AuditEntry>> Page(AuditFilter filter, long? olderThan, int size, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var entries = Narrow(db.Set<AuditEntry>(), filter);
        if (olderThan is { } id) entries = entries.Where(e => e.Id < id);
        return await entries.OrderByDescending(e => e.Id).Take(size).ToListAsync(stop);
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
        for (long? last = null; ;)
        {
            var page = await Page(filter, last, ExportPage, stop);
            foreach (var entry in page) yield return entry;
            if (page.Count < ExportPage) yield break;
            last = page[^1].Id;
        }
    }

    static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.PersonId is { } person) entries = entries.Where(e => e.PersonId == person);
        if (!string.IsNullOrEmpty(filter.Action)) entries = entries.Where(e => e.Action == filter.Action);
        if (!string.IsNullOrEmpty(filter.TargetKind)) entries = entries.Where(e => e.TargetKind == filter.TargetKind);
        if (!string.IsNullOrEmpty(filter.TargetId)) entries = entries.Where(e => e.TargetId == filter.TargetId);
        if (filter.From is { } from) entries = entries.Where(e => e.At >= from.ToUniversalTime());
        if (filter.Until is { } until) entries = entries.Where(e => e.At < until.ToUniversalTime());
        return string.IsNullOrWhiteSpace(filter.Text) ? entries : Search(entries, filter.Text.Trim());
    }

    static IQueryable<AuditEntry> Search(IQueryable<AuditEntry> entries, string text)
    {
        var lower = text.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // translated to lower() in the database; a comparison cannot be
        return entries.Where(e => e.Who.ToLower().Contains(lower) || e.Action.Contains(lower) || e.TargetName.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
    }
}

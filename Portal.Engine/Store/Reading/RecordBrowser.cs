using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store.Reading;

/// <summary>Shows a person what is stored: records of a stream by their keys, however many there are.</summary>
public sealed class RecordBrowser(IDatabase database)
{
    const int ExportPage = 1000, LastLetter = 0x10FFFF, FirstSurrogate = 0xD800, LastSurrogate = 0xDFFF;

    [SuppressMessage("Globalization", "CA1309", Justification = "The database compares, in the same order as it sorts.")]
    public async Task<RecordSlice> Page(long stream, RecordQuery query, int size, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var rows = db.Set<RecordRow>().Where(record => record.Stream == stream);
        if (!query.WithDeleted) rows = rows.Where(record => !record.Deleted);
        // As a stretch of the index and not by a pattern: in SQLite a pattern does not tell small letters from capital ones.
        if (query.Prefix is { Length: > 0 } prefix)
        {
            rows = rows.Where(record => string.Compare(record.Key, prefix) >= 0);
            if (Past(prefix) is { } past) rows = rows.Where(record => string.Compare(record.Key, past) < 0);
        }

        var isBackwards = query is { After: null, Before: not null };
        var upwards = query.Descending == isBackwards;
        if ((query.After ?? query.Before) is { } edge) rows = upwards ? rows.Where(record => string.Compare(record.Key, edge) > 0) : rows.Where(record => string.Compare(record.Key, edge) < 0);
        rows = upwards ? rows.OrderBy(record => record.Key) : rows.OrderByDescending(record => record.Key);

        var found = await Seen(db, rows.Take(size + 1), stop);
        var hasMore = found.Count > size;
        var shown = found.Take(size);
        return isBackwards
            ? new RecordSlice([.. shown.Reverse()], hasMore, HasLater: true)
            : new RecordSlice([.. shown], query.After is not null, hasMore);
    }

    /// <summary>Those of a stream that became known last, and are still there, the newest first.</summary>
    public async Task<IReadOnlyList<RecordSeen>> Newest(long stream, int most, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return await Seen(db, db.Set<RecordRow>().Where(record => record.Stream == stream && !record.Deleted).OrderByDescending(record => record.Id).Take(most), stop);
    }

    /// <returns>Null if no record of the stream ever had the key.</returns>
    public async Task<RecordSeen?> Find(long stream, string key, CancellationToken stop = default)
    {
        await using var db = database.Read();
        return (await Seen(db, db.Set<RecordRow>().Where(record => record.Stream == stream && record.Key == key), stop)).SingleOrDefault();
    }

    /// <summary>All of them, read in pages.</summary>
    public async IAsyncEnumerable<RecordSeen> All(long stream, RecordQuery query, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var place = query with { After = null, Before = null }; ;)
        {
            var page = await Page(stream, place, ExportPage, stop);
            foreach (var record in page.Records) yield return record;
            if (!page.HasLater) yield break;
            place = query with { After = page.Records[^1].Key, Before = null };
        }
    }

    /// <summary>The first text that comes after all that begin so, letter by letter as the databases order them; null if there is none.</summary>
    internal static string? Past(string prefix)
    {
        var letters = prefix.EnumerateRunes().ToList();
        while (letters.Count > 0 && letters[^1].Value == LastLetter) letters.RemoveAt(letters.Count - 1);
        if (letters.Count == 0) return null;
        var next = letters[^1].Value + 1;
        letters[^1] = new Rune(next == FirstSurrogate ? LastSurrogate + 1 : next);
        return string.Concat(letters);
    }

    static async Task<IReadOnlyList<RecordSeen>> Seen(PortalDb db, IQueryable<RecordRow> rows, CancellationToken stop)
    {
        var records = await rows.ToListAsync(stop);
        var positions = records.ConvertAll(record => record.Position);
        var events = await db.Set<EventRow>().Where(e => positions.Contains(e.Position)).ToDictionaryAsync(e => e.Position, stop);
        return [.. records.Select(record => Seen(record, events[record.Position]))];
    }

    static RecordSeen Seen(RecordRow record, EventRow said) => new(
        record.Key, record.Deleted, Instant.At(said.At), record.SourceAt is { } at ? Instant.At(at) : null, Instant.At(record.SeenAt), record.Deleted ? null : said.Body);
}

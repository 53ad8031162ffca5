using System.Runtime.CompilerServices;
using System.Text.Json;
using Portal.Engine.Connectors;
using Portal.Engine.Store;

namespace Portal.Engine.Sync.Running;

/// <summary>Reads a feed's quarantine as if it were the source: each row once, with the time it was seen. The cursor stays.</summary>
sealed class QuarantineReader(QuarantineDesk desk)
{
    const int Take = 200;

    public async IAsyncEnumerable<Outcome<Page>> Read(FeedPlace place, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var after = 0L; ;)
        {
            if (!(await desk.Page(place.Feed, after, Take, stop)).Succeeded(out var rows, out var refusal))
            {
                yield return refusal;
                yield break;
            }

            if (rows.Count == 0) yield break;
            after = rows[^1].Id;
            // A row without a key cannot be taken by any mapping; the source must bring it better.
            foreach (var seen in rows.Where(row => row.Key is not null).GroupBy(row => row.Stamp.SeenAt)) yield return Page(place, [.. seen]);
        }
    }

    static Page Page(FeedPlace place, WaitingRow[] rows)
    {
        var json = rows.Select(row => JsonDocument.Parse(row.Raw, new JsonDocumentOptions { MaxDepth = SourceRecord.MostLevels })).ToArray();
        var records = rows.Select((row, i) => new SourceRecord(row.Key, json[i].RootElement, row.Stamp.SourceAt is { } at ? Instant.At(at) : null, row.IsDeleted)).ToArray();
        return new Page(records, place.Cursor, Coverage.Part, Instant.At(rows[0].Stamp.SeenAt)) { Memory = new All(json) };
    }

    sealed class All(JsonDocument[] documents) : IDisposable
    {
        public void Dispose()
        {
            foreach (var document in documents) document.Dispose();
        }
    }
}

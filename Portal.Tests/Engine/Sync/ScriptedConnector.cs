using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Connectors;

namespace Portal.Tests.Engine.Sync;

/// <summary>A connector that reads what a test tells it to: pages in order, and what comes between them.</summary>
sealed class ScriptedConnector(TimeProvider clock) : IConnector
{
    public ConnectorInfo Info { get; } = new("scripted", "Scripted", "What a test tells.", typeof(ScriptedSettings));

    /// <summary>The pages of one pass. A token is the number of the next page.</summary>
    public List<ScriptedPage> Pages { get; } = [];

    public Coverage Proves { get; set; } = Coverage.Changes;

    /// <summary>Every cursor it was handed.</summary>
    public List<Cursor> Began { get; } = [];

    /// <summary>Whether it no longer knows a cursor that it is handed.</summary>
    public Func<Cursor, bool> Forgets { get; set; } = _ => false;

    public List<bool> Everything { get; } = [];

    public void Say(params ScriptedPage[] pages)
    {
        Pages.Clear();
        Pages.AddRange(pages);
    }

    public async IAsyncEnumerable<Outcome<Page>> Read(ReadContext context, [EnumeratorCancellation] CancellationToken stop)
    {
        Began.Add(context.Cursor);
        Everything.Add(context.Everything);
        if (Forgets(context.Cursor))
        {
            yield return new TokenExpired("Sample CRM");
            yield break;
        }

        var cursor = context.Cursor;
        for (var i = int.Parse(cursor.Token ?? "0", CultureInfo.InvariantCulture); i < Pages.Count; i++)
        {
            var page = Pages[i];
            if (page.Before is { } before) await before(stop);
            if (page.Refusal is { } refusal)
            {
                yield return refusal;
                yield break;
            }

            var isLast = i == Pages.Count - 1;
            var greatest = page.Greatest ?? cursor.Greatest;
            cursor = isLast ? new Cursor(greatest ?? cursor.Watermark) : cursor with { Token = $"{i + 1}", Greatest = greatest };
            var json = JsonDocument.Parse(page.Json);
            yield return new Page([.. json.RootElement.EnumerateArray().Select(Record)], cursor, isLast ? Proves : Coverage.Part, clock.GetUtcNow())
            {
                Memory = json,
                Acknowledge = page.Acknowledge,
            };
        }
    }

    static SourceRecord Record(JsonElement record) => new(
        record.TryGetProperty("id", out var id) ? id.ToString() : null, record,
        record.TryGetProperty("at", out var at) ? at.GetDateTimeOffset() : null,
        record.TryGetProperty("gone", out _),
        id.ValueKind == JsonValueKind.Undefined ? "It has no id." : null);
}

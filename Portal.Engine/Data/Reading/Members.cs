using System.Text.Json;
using Portal.Engine.Data.Answers;
using Portal.Engine.Entities;
using Portal.Engine.Projection;
using Portal.Engine.Projection.Merging;
using Portal.Engine.Store;
using Portal.Engine.Store.Sealing;

namespace Portal.Engine.Data.Reading;

/// <summary>Reads what each record of a unified one says, where that one's row does not say enough.</summary>
sealed class Members(EntityModel model, Seals seals)
{
    // Where the log no longer has the event that is reflected, what the record says now.
    const string States = """
        SELECT e.record, e.stream, e.position, coalesce(e.source_at, e.seen_at), e.body, e.key, m.times FROM unified_members m
        JOIN events e ON e.position = CASE WHEN EXISTS (SELECT 1 FROM events x WHERE x.position = m.position) THEN m.position ELSE (SELECT r.position FROM records r WHERE r.id = m.record) END
        WHERE m.unified = $1 ORDER BY e.record
        """;

    public async Task<Outcome<IReadOnlyList<DataField>>> Fields(IDataSession session, long entity, long unified, Lens lens, Yielding yielding, bool withOthers, CancellationToken stop)
    {
        var precedence = (await model.Get(entity, stop))?.Precedence ?? new();
        var (states, keys) = await Load(session, unified, stop);
        var votes = Votes.Of(states, precedence);
        var found = new List<DataField>();
        for (var i = 0; i < lens.Fields.Count; i++)
        {
            if (!votes.TryGetValue(lens.Fields[i].Name, out var field)) continue;
            if (!(await Field(i, field, keys, lens, yielding, withOthers, stop)).Succeeded(out var said, out var refusal)) return refusal;
            found.Add(said);
        }

        return found;
    }

    /// <summary>Opens a value that is sealed; others are as they are.</summary>
    public async ValueTask<Outcome<ReadOnlyMemory<byte>>> Open(string field, ReadOnlyMemory<byte> value, long stream, string key, CancellationToken stop)
    {
        if (value.Span is not [(byte)'{', ..]) return value;
        if (!(await seals.Get(stop)).Succeeded(out var sensitive, out var refusal)) return refusal;
        byte[] body = [.. "{"u8, .. JsonSerializer.SerializeToUtf8Bytes(field), (byte)':', .. value.Span, (byte)'}'];
        if (!sensitive.Open(body, SensitiveFields.Owner(stream, key)).Succeeded(out var opened, out refusal)) return refusal;
        return Projection.Merging.BodyFields.All(opened.ToArray())[0].Value;
    }

    static async Task<(List<RecordNow> States, Dictionary<long, string> Keys)> Load(IDataSession session, long unified, CancellationToken stop)
    {
        var (states, keys) = (new List<RecordNow>(), new Dictionary<long, string>());
        await session.Each(States, [unified], row =>
        {
            var body = row.Bytes(4);
            states.Add(new RecordNow(row.Number(0), row.Number(1), row.Number(2), row.Number(3), body.Length == 0 ? null : body) { Times = FieldTimes.Read(row.Text(6)) });
            keys[row.Number(0)] = row.Text(5)!;
            return true;
        }, stop);
        return (states, keys);
    }

    async Task<Outcome<DataField>> Field(int i, List<Vote> votes, Dictionary<long, string> keys, Lens lens, Yielding yielding, bool withOthers, CancellationToken stop)
    {
        var name = lens.Fields[i].Name;
        var (served, age) = yielding.Serve(votes, i);
        var opened = new ReadOnlyMemory<byte>[votes.Count];
        for (var at = 0; at < votes.Count; at++)
        {
            if (at != served && !withOthers) continue;
            var value = votes[at].Value;
            if (lens.Fields[i].Sensitive && !(await Open(name, value, votes[at].Record.Stream, keys[votes[at].Record.Id], stop)).Succeeded(out value, out var refusal)) return refusal;
            opened[at] = value;
        }

        var from = votes[served].Record;
        return new DataField(age, opened[served], from.TimeOf(name))
        {
            Others = withOthers ? [.. Enumerable.Range(0, votes.Count).Where(at => at != served).Select(at => Other(at))] : null,
        };

        OtherSaying Other(int at)
        {
            var (vote, of) = (votes[at], lens.Of(votes[at].Record.Stream)[i]);
            return new OtherSaying(opened[at], of.Source, of.Stream, Instant.At(vote.Record.TimeOf(name)), of.Finding.Verdict, at == 0 ? null : vote.Against(votes[0]));
        }
    }
}

using System.Text.Json;
using Portal.Engine.Projection.Grouping;
using Portal.Engine.Projection.Merging;

namespace Portal.Engine.Projection;

/// <summary>Since when each field of a record is as it is: what an event did not change keeps its time.</summary>
static class FieldTimes
{
    /// <returns>What the record says now, with the times of its fields.</returns>
    public static RecordNow? Of(Member member)
    {
        var then = member.Then is { Times: null } known ? known with { Times = Read(member.WasTimes) } : member.Then;
        if (member.Now is not { } now) return then;
        if (now.Position == member.WasPosition) return now with { Times = Read(member.WasTimes) };
        if (now.Earlier is null && then is null) return now;
        var events = new Stack<RecordNow>();
        for (var one = now; one is not null && one.Position > member.WasPosition; one = one.Earlier) events.Push(one);
        foreach (var one in events) then = After(then, one);
        return then is null ? now : then with { Earlier = null };
    }

    public static string? Write(IReadOnlyDictionary<string, long>? times) => times is null ? null : JsonSerializer.Serialize(times);

    public static Dictionary<string, long>? Read(string? times) => times is null ? null : JsonSerializer.Deserialize<Dictionary<string, long>>(times);

    static RecordNow After(RecordNow? then, RecordNow now)
    {
        if (then?.Body is not { } before || now.Body is not { } after) return now;
        Dictionary<string, long>? times = null;
        foreach (var (name, value) in BodyFields.All(after))
        {
            if (!BodyFields.Find(before, name, out var was) || !BodyFields.SaySame(value.Span, was)) continue;
            var time = then.TimeOf(name);
            if (time != now.Time) (times ??= new(StringComparer.Ordinal))[name] = time;
        }

        return now with { Times = times };
    }
}

using Portal.Engine.Data.Answers;
using Portal.Engine.Data.Fetching;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Data.Reading;

/// <summary>How old what is in some fields is, stream by stream: looked up once for an answer, however many rows it has.</summary>
sealed class Lens(FreshnessNow now, IReadOnlyList<EntityField> fields, DateTimeOffset at, Fetches? fetches = null)
{
    readonly Dictionary<long, (FieldAge[] Ages, FieldAge? OfAll)> _streams = [];
    (long Stream, FieldAge[]? Ages, FieldAge? OfAll) _last;

    public IReadOnlyList<EntityField> Fields => fields;

    public DateTimeOffset At => at;

    /// <returns>Of each field, in their order.</returns>
    public FieldAge[] Of(long stream)
    {
        if (_last.Ages is not null && _last.Stream == stream) return _last.Ages;
        if (!_streams.TryGetValue(stream, out var ages)) _streams.Add(stream, ages = Look(now.Stream(stream)));
        _last = (stream, ages.Ages, ages.OfAll);
        return ages.Ages;
    }

    /// <returns>The age of all fields; null where they differ.</returns>
    public FieldAge? OfAll(long stream)
    {
        Of(stream);
        return _last.OfAll;
    }

    public int IndexOf(string field) => fields.Index().First(one => one.Item.Name == field).Index;

    (FieldAge[] Ages, FieldAge? OfAll) Look(WatchedStream? stream)
    {
        FieldAge[] ages = [.. fields.Select(field => Look(stream, field.Name))];
        return (ages, Array.TrueForAll(ages, age => age.IsAsOldAs(ages[0])) ? ages.FirstOrDefault() : null);
    }

    FieldAge Look(WatchedStream? stream, string field)
    {
        var limits = stream is null ? Limits.NothingBringsIt : Of(stream, field);
        return new FieldAge(field, stream?.Plan.SourceName, stream?.Plan.Name, limits.VerifiedAt, limits.ExpectedBy, limits.At(at)) { StaleAfter = limits.StaleAfter };
    }

    /// <summary>A record that was fetched is sure by itself, as one of which a message came.</summary>
    Limits Of(WatchedStream stream, string field) =>
        fetches?.At(stream.Plan.Id, field) is { } fetched ? stream.Facts.Under(stream.Plan.PromiseOf(field), fetched) : stream.Of(field);
}

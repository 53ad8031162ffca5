using System.Globalization;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Connectors.Rest.Times;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest;

/// <summary>
/// Cuts time where a source shows only so many results of one search. A slice that meets the cap is halved and read again,
/// and after one that does not the next is twice as long. Neighbours share their border, which does no harm.
/// </summary>
sealed class Slices(SearchSettings settings, string source)
{
    /// <summary>The last slice ends so long after the pass began: a record that changes while it is read is in a later slice than it was, and the source's clock may run ahead.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public bool AreUsed => settings.Most is not null;

    /// <summary>The first one is everything there is to read.</summary>
    public Place First(Place place, Mark? since)
    {
        if (!AreUsed) return place;
        var from = Whole(since?.At ?? DateTimeOffset.UnixEpoch);
        var to = End(place);
        return place with { From = from < to ? from : to - settings.Shortest, To = to };
    }

    /// <summary>Whether this search may have more results than it shows.</summary>
    public bool IsMet(long results) => settings.Most is { } most && results >= most;

    /// <summary>The first half of a slice that met the cap; a refusal when it is not cut further.</summary>
    public Outcome<Place> Half(Place place)
    {
        var (from, to) = (place.From!.Value, place.To!.Value);
        if (to - from <= settings.Shortest)
        {
            return new Failure(Who.Owner, string.Create(CultureInfo.InvariantCulture,
                $"Between {from.UtcDateTime:u} and {to.UtcDateTime:u} alone, {source} has {settings.Most} or more changes, and it shows no more than that of one search. Some of them cannot be read this way. Use another list of this source, or a filter that splits it."));
        }

        var middle = Whole(from + ((to - from) / 2));
        if (middle <= from) middle = from + settings.Shortest;
        return place with { To = middle, Page = null, InSlice = 0 };
    }

    /// <summary>Null after the last.</summary>
    public Place? Next(Place place)
    {
        if (!AreUsed) return null;
        var (from, to, end) = (place.From!.Value, place.To!.Value, End(place));
        if (to >= end) return null;
        var next = to + (2 * (to - from));
        return place with { From = to, To = next < end ? next : end, Page = null, InSlice = 0 };
    }

    DateTimeOffset End(Place place) => Whole(place.Begun + Ahead) + settings.Shortest;

    DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-((at - DateTimeOffset.UnixEpoch).Ticks % settings.Shortest.Ticks));
}

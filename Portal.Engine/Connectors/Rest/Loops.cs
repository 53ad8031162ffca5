using System.Globalization;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest;

/// <summary>Notices when a source leads round in a circle.</summary>
sealed class Loops(string source)
{
    /// <summary>Two may be the same by chance, where rows are added while small pages are read.</summary>
    const int MostEmpty = 1000, MostSame = 3;

    readonly HashSet<string> _seen = [];
    int _empty, _same;
    (int Keys, int Count)? _last;

    /// <summary>A slice, or the other list, has pages of its own.</summary>
    public void BeginAnew()
    {
        _seen.Clear();
        _last = null;
    }

    /// <param name="page">What the page that was read is called.</param>
    /// <param name="next">What the next one is called.</param>
    /// <param name="count">How many records were on it.</param>
    /// <param name="keys">The same for the same keys.</param>
    public Failure? Check(string? page, string next, int count, int keys)
    {
        if (page is not null) _seen.Add(page);
        if (!_seen.Add(next)) return new(Who.Source, $"The pages of {source} lead round in a circle: one that was read already is named as the next again. Nothing more can be read this way. Check the paging in the settings; if it is right, tell whoever runs the source.");
        _same = count > 0 && _last == (keys, count) ? _same + 1 : 1;
        _last = (keys, count);
        if (_same == MostSame) return new(Who.Owner, $"Three pages of {source} one after the other are the same, so the parameter that asks for the next page seems to be ignored. Check the paging in the settings.");
        _empty = count == 0 ? _empty + 1 : 0;
        return _empty < MostEmpty ? null : new(Who.Source, string.Create(CultureInfo.InvariantCulture, $"{source} answered with {MostEmpty} empty pages in a row and names one more. Check the paging in the settings; if it is right, tell whoever runs the source."));
    }
}

namespace Portal.Engine.Configuration;

/// <summary>The word that somebody may have meant who wrote one that is not there.</summary>
public static class Nearest
{
    /// <summary>With more letters wrong it is a guess and no help.</summary>
    const int Most = 3;

    public static string? To(string word, IEnumerable<string> words) =>
        words.MinBy(known => Distance(word, known)) is { } near && Distance(word, near) <= Most ? near : null;

    /// <summary>How many letters must be added, dropped or exchanged to make one word of the other.</summary>
    static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[^1];
    }
}

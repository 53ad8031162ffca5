using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Suggesting;

namespace Portal.Engine.Sync.Drifting;

/// <summary>Which fields of an entity are read from where.</summary>
static class Touching
{
    /// <returns>The names of the fields that a mapping reads from this path, from what is around it or from what is in it.</returns>
    public static IReadOnlyList<string> Of(CompiledMapping mapping, string path) =>
        [.. mapping.Reads.Where(field => field.Paths.Any(read => read.Count > 0 && Overlap(Spelled(read), path))).Select(field => field.Target.Name)];

    /// <summary>As the paths of known fields are spelled.</summary>
    public static string Spelled(IEnumerable<string> names) => string.Join('.', names.Select(SampledFields.Spelled));

    static bool Overlap(string one, string other) => one == other || one.StartsWith($"{other}.", StringComparison.Ordinal) || other.StartsWith($"{one}.", StringComparison.Ordinal);
}

using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>
/// Many sources leave deleted rows out unless they are asked for them. All usual names go along at once; if rows come then that
/// say that they are deleted, and those that live are still there, the name that brings them is looked for alone.
/// </summary>
/// <param name="tries">Asks.</param>
/// <param name="settings">The settings that the first page came by.</param>
/// <param name="first">The first page, of which no row says that it is deleted.</param>
/// <param name="size">By what a page size is asked for; null if that is not known.</param>
sealed class DeletesTrial(Tries tries, RestSettings settings, TriedPage first, string? size)
{
    const int Most = 6, MostSingle = 2, Large = 1000;

    /// <summary>What says that deleted rows are to come too.</summary>
    static readonly string[] Including = ["include_deleted", "includeDeleted", "show_deleted", "showDeleted", "with_deleted", "include_archived", "includeArchived", "with_trashed"];

    /// <summary>What may also mean that only deleted rows are to come.</summary>
    static readonly string[] Perhaps = ["deleted", "archived", "is_deleted"];

    readonly int _begun = tries.Client.Made;

    /// <summary>The living did not stand on a page of the usual size, so larger ones are asked for.</summary>
    bool _needsLarge;

    /// <summary>Deleted rows were asked for, and it was not refused.</summary>
    public bool WasHeard { get; private set; }

    /// <summary>All names that are ever tried.</summary>
    public static IEnumerable<string> Names => Including.Concat(Perhaps);

    /// <returns>Null if no way was found.</returns>
    public async Task<DeletesFound?> Find(RestSettings? like, CancellationToken stop)
    {
        var queries = Queries.WithDeleted(settings).ToArray();
        foreach (var (query, how) in queries)
        {
            if (await Proved(query, how, stop) is { } found) return found;
        }

        if (queries.Length > 0) return null;
        if (Variants.IsGraphQl(settings)) return await Together([.. Named.Variables(settings.Body!, ["includeDeleted", "includeArchived", .. Including])], stop);
        var names = Including.Where(IsFree).ToArray();
        if (Before(like) is { } before && await Alone([before], stop) is { } again) return again;
        if (await Together(names, stop) is { } including) return including;
        // Where no row has a field for it, it is rather told in another way than left out.
        return first.Flag is null || tries.RefusesUnknown == true ? null : await Together([.. Perhaps.Where(IsFree)], stop);
    }

    async Task<DeletesFound?> Together(string[] names, CancellationToken stop)
    {
        if (names.Length < 2) return await Alone(names, stop);
        if (!MayAsk) return null;
        if ((await Shows(Variants.WithTrue(settings, names), stop)) is { } shows) return shows ? await OneOf(names, stop) : null;
        // Whoever refuses what it does not know may name what it does.
        return first.Flag is null ? null : await Alone([.. Named.In(tries.Client.Said, names).Take(MostSingle)], stop);
    }

    async Task<DeletesFound?> Alone(string[] names, CancellationToken stop)
    {
        foreach (var name in names)
        {
            if (await Proved(Variants.WithTrue(settings, [name]), Shown(name), stop) is { } found) return found;
        }

        return null;
    }

    /// <summary>Of names that work together: the likeliest, and then by halves.</summary>
    async Task<DeletesFound?> OneOf(string[] names, CancellationToken stop)
    {
        if (await Alone(names[..1], stop) is { } likeliest) return likeliest;
        names = names[1..];
        while (names.Length > 1)
        {
            var half = names[..((names.Length + 1) / 2)];
            if (!MayAsk || await Shows(Variants.WithTrue(settings, half), stop) is not { } shows) return null;
            names = shows ? half : names[half.Length..];
        }

        return await Alone(names, stop);
    }

    async Task<DeletesFound?> Proved(RestSettings asking, string how, CancellationToken stop) =>
        MayAsk && await Shows(asking, stop) == true && (await tries.Page(asking, mayBeForbidden: true, stop: stop)).Succeeded(out var page, out _) ? new(asking, page, how) : null;

    /// <returns>Whether deleted rows come among the living; null if it is refused.</returns>
    async Task<bool?> Shows(RestSettings asking, CancellationToken stop)
    {
        if (!_needsLarge)
        {
            if (!(await tries.Page(asking, mayBeForbidden: true, stop: stop)).Succeeded(out var page, out _)) return null;
            WasHeard = true;
            if (page.Deleted == 0 || IsShown(page) || size is null) return page.Deleted > 0 && IsShown(page);
            _needsLarge = MayAsk;
        }

        var large = asking with { Paging = asking.Paging with { Size = Large, SizeParameter = size } };
        return MayAsk && (await tries.Page(large, mayBeForbidden: true, stop: stop)).Succeeded(out var more, out _) && more.Deleted > 0 && IsShown(more);
    }

    /// <summary>What brings only the deleted, or only some of the others, does not show what is.</summary>
    bool IsShown(TriedPage page)
    {
        if (page.Count < first.Count || (first.Flag is { } flag && flag.Path != page.Flag?.Path)) return false;
        var living = page.Keys.Where(key => !page.IsDeleted(key)).ToHashSet();
        var known = first.Keys.Count(living.Contains);
        return known > 0 && 2 * known >= Math.Min(living.Count, first.Count);
    }

    bool MayAsk => tries.Ended is null && tries.Client.Made - _begun < Most;

    /// <summary>What somebody said already stays as it was said.</summary>
    bool IsFree(string name) => settings.Parameters.All(one => one.Name != name) && !settings.Path.Contains($"{name}=", StringComparison.Ordinal);

    /// <summary>What another list of the source is asked by.</summary>
    string? Before(RestSettings? like) => like?.Parameters.FirstOrDefault(one => one.Value == "true" && Names.Contains(one.Name) && IsFree(one.Name))?.Name;

    static string Shown(string name) => name.StartsWith("variables.", StringComparison.Ordinal) ? name["variables.".Length..] : name;
}

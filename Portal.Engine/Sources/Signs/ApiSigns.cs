using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources.Signs;

/// <summary>
/// What the APIs of sources say of their own future. Each path may say something else, and of all that was said lately the most
/// urgent is kept. It is written down where it is something new, and now and then while it is still said.
/// </summary>
public sealed partial class ApiSigns
{
    /// <summary>What nobody said for so long, while runs went well, is said no more.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    static readonly TimeSpan Between = TimeSpan.FromHours(1);

    readonly IDatabase _database;
    readonly TimeProvider _clock;
    readonly ILogger<ApiSigns> _logger;
    readonly ConcurrentDictionary<(long Id, Uri Address, string? Header, string? Version), ApiSign> _told = new();
    readonly ConcurrentDictionary<(long Source, long Feed), byte> _gone = new();

    internal ApiSigns(IDatabase database, TimeProvider clock, ILogger<ApiSigns> logger) => (_database, _clock, _logger) = (database, clock, logger);

    /// <returns>Null if it never said anything.</returns>
    public async Task<ApiSign?> Of(long source, CancellationToken stop = default)
    {
        await using var db = _database.Read();
        return await db.Set<ApiSign>().SingleOrDefaultAsync(sign => sign.SourceId == source, stop);
    }

    /// <summary>Looks at an answer. Whatever becomes of what it finds, the answer goes on.</summary>
    internal async Task Look(Source source, HttpResponseMessage response, CancellationToken stop)
    {
        var now = _clock.GetUtcNow();
        if (SignReader.Read(response, source.Id, now) is not { } sign) return;
        if (_told.TryGetValue(Place(source), out var told) && !IsNews(sign, told)) return;
        try
        {
            var kept = await Keep(source, known =>
            {
                if (IsNews(sign, known)) (known.IsDeprecated, known.DeprecatedAt, known.SunsetAt, known.Link, known.NoticedAt) = (sign.IsDeprecated, sign.DeprecatedAt, sign.SunsetAt, sign.Link, now);
            }, stop);
            if (kept is not null) _told[Place(source)] = kept;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotKept(_logger, e, source.Id);
        }
    }

    /// <summary>A run ended because what it asked for is no more.</summary>
    internal Task Gone(Source source, long feed, string text, CancellationToken stop)
    {
        _gone[(source.Id, feed)] = 0;
        return Keep(source, known => known.Gone = text.Length > ApiSign.LongestText ? text[..ApiSign.LongestText] : text, stop);
    }

    /// <summary>A run of a feed went well, so what it asks for is not gone.</summary>
    internal async Task Answers(long source, long feed, CancellationToken stop)
    {
        _gone.TryRemove((source, feed), out _);
        if (await Of(source, stop) is not { } sign || (sign.Gone is null && !IsOld(sign))) return;
        long[] others = [.. _gone.Keys.Where(one => one.Source == source).Select(one => one.Feed)];
        await _database.Write(async db =>
        {
            if (await db.Set<ApiSign>().SingleOrDefaultAsync(sign => sign.SourceId == source, stop) is not { } known) return 0;
            // Another feed may still ask for what is gone, unless it was removed or rests.
            if (!await db.Set<Feed>().AnyAsync(one => others.Contains(one.Id) && one.PausedAt == null, stop)) known.Gone = null;
            if (IsOld(known)) (known.IsDeprecated, known.DeprecatedAt, known.SunsetAt, known.Link) = (false, null, null, null);
            if (known.Gone is null && !known.SaysSomething) db.Remove(known);
            return await db.SaveChangesAsync(stop);
        }, WritePriority.Program, stop);
    }

    internal static Task Forget(PortalDb db, long source, CancellationToken stop) => db.Set<ApiSign>().Where(sign => sign.SourceId == source).ExecuteDeleteAsync(stop);

    /// <summary>Later dates of other paths, and dates that move along with the clock, are none while the more urgent one is said.</summary>
    static bool IsNews(ApiSign sign, ApiSign known) =>
        sign.IsMoreUrgentThan(known) || sign.NoticedAt - known.NoticedAt >= (sign.SaysTheSame(known) ? Between : Lately);

    bool IsOld(ApiSign sign) => sign.SaysSomething && sign.NoticedAt + Lately < _clock.GetUtcNow();

    /// <returns>What is kept now; null if the source was removed meanwhile.</returns>
    Task<ApiSign?> Keep(Source source, Action<ApiSign> say, CancellationToken stop) => _database.Write(async db =>
    {
        if (!await db.Set<Source>().AnyAsync(one => one.Id == source.Id, stop)) return null;
        var known = await db.Set<ApiSign>().SingleOrDefaultAsync(sign => sign.SourceId == source.Id, stop) ?? db.Add(new ApiSign { SourceId = source.Id, NoticedAt = _clock.GetUtcNow() }).Entity;
        say(known);
        await db.SaveChangesAsync(stop);
        return known;
    }, WritePriority.Program, stop);

    /// <summary>Another address or version says it anew.</summary>
    static (long Id, Uri Address, string? Header, string? Version) Place(Source source) => (source.Id, source.Address, source.VersionHeader, source.Version);

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "What the API of source {Source} says of its future could not be kept")]
        public static partial void NotKept(ILogger logger, Exception exception, long source);
    }
}

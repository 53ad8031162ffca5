using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;

namespace Portal.Engine.Sources.Signs;

/// <summary>What the APIs of sources say of their own future. It is written down only where it is something new.</summary>
public sealed partial class ApiSigns
{
    readonly IDatabase _database;
    readonly TimeProvider _clock;
    readonly ILogger<ApiSigns> _logger;
    readonly ConcurrentDictionary<(long Id, Uri Address, string? Header, string? Version), ApiSign> _told = new();

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
        if (SignReader.Read(response, source.Id, _clock.GetUtcNow()) is not { } sign || (_told.TryGetValue(Place(source), out var told) && told.SaysTheSame(sign))) return;
        try
        {
            await Keep(source, known => (known.IsDeprecated, known.DeprecatedAt, known.SunsetAt, known.Link) = (sign.IsDeprecated, sign.DeprecatedAt, sign.SunsetAt, sign.Link), stop);
            _told[Place(source)] = sign;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NotKept(_logger, e, source.Id);
        }
    }

    /// <summary>A run ended because what it asked for is no more.</summary>
    internal Task Gone(Source source, string text, CancellationToken stop) => Keep(source, known => known.Gone = text.Length > ApiSign.LongestText ? text[..ApiSign.LongestText] : text, stop);

    /// <summary>A run went well, so it is not gone.</summary>
    internal async Task Answers(long source, CancellationToken stop)
    {
        if ((await Of(source, stop))?.Gone is null) return;
        await _database.Write(async db =>
        {
            if (await db.Set<ApiSign>().SingleOrDefaultAsync(sign => sign.SourceId == source, stop) is not { } known) return 0;
            known.Gone = null;
            if (known is { IsDeprecated: false, SunsetAt: null }) db.Remove(known);
            return await db.SaveChangesAsync(stop);
        }, WritePriority.Program, stop);
    }

    internal static Task Forget(PortalDb db, long source, CancellationToken stop) => db.Set<ApiSign>().Where(sign => sign.SourceId == source).ExecuteDeleteAsync(stop);

    Task<int> Keep(Source source, Action<ApiSign> say, CancellationToken stop) => _database.Write(async db =>
    {
        if (!await db.Set<Source>().AnyAsync(one => one.Id == source.Id, stop)) return 0;
        var known = await db.Set<ApiSign>().SingleOrDefaultAsync(sign => sign.SourceId == source.Id, stop) ?? db.Add(new ApiSign { SourceId = source.Id, NoticedAt = _clock.GetUtcNow() }).Entity;
        say(known);
        return await db.SaveChangesAsync(stop);
    }, WritePriority.Program, stop);

    /// <summary>Another address or version says it anew.</summary>
    static (long Id, Uri Address, string? Header, string? Version) Place(Source source) => (source.Id, source.Address, source.VersionHeader, source.Version);

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "What the API of source {Source} says of its future could not be kept")]
        public static partial void NotKept(ILogger logger, Exception exception, long source);
    }
}

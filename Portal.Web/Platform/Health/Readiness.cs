using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;

namespace Portal.Web.Platform.Health;

/// <summary>
/// Whether the portal can do its work now. However many ask at once, the database is asked once; the log hears of a change
/// and of its cause, the one who asks only what it means.
/// </summary>
sealed partial class Readiness(IDatabase database, KeyInForce key, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Readiness> logger)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Lock _gate = new();
    Task<MasterKeyMoved?>? _asking;
    string? _why;

    /// <returns>Why it is not ready, in one line that gives nothing away; nothing when it is.</returns>
    public async Task<string?> WhyNot()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return "the portal is stopping";
        if (!lifetime.ApplicationStarted.IsCancellationRequested) return "the portal is still starting";
        try
        {
            var moved = await Asking().WaitAsync(Patience, clock);
            return Note(moved is null ? null : "this instance has an old master key", moved?.Message, null);
        }
        catch (Exception e)
        {
            return Note("the database does not answer", database.Explain(e) ?? e.Message, e);
        }
    }

    /// <summary>One that hangs is not asked again: those who come later wait for the same answer.</summary>
    Task<MasterKeyMoved?> Asking()
    {
        lock (_gate)
        {
            if (_asking is null or { IsCompleted: true }) _asking = Task.Run(Ask);
            return _asking;
        }
    }

    async Task<MasterKeyMoved?> Ask()
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var command = connection.CreateCommand();
        // A table that is always there: SQLite answers "SELECT 1" without looking at its file.
        command.CommandText = $"SELECT 1 FROM \"{HistoryRepository.DefaultTableName}\" LIMIT 1";
        await command.ExecuteScalarAsync();
        return await key.Moved(connection, CancellationToken.None);
    }

    string? Note(string? why, string? advice, Exception? failure)
    {
        lock (_gate)
        {
            if (_why == why) return why;
            _why = why;
        }

        if (why is null) Log.ReadyAgain(logger);
        else Log.NotReady(logger, why, advice, failure);
        return why;
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Not ready: {Why}. {Advice}")]
        public static partial void NotReady(ILogger logger, string why, string? advice, Exception? failure);

        [LoggerMessage(LogLevel.Information, "Ready again: the database answers.")]
        public static partial void ReadyAgain(ILogger logger);
    }
}

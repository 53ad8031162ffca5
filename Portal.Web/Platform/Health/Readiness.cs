using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Engine.Persistence;

namespace Portal.Web.Platform.Health;

/// <summary>
/// Whether the portal can do its work now. However many ask at once, the database is asked once; the log hears of a change
/// and of its cause, the one who asks only what it means.
/// </summary>
sealed partial class Readiness(IDatabase database, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Readiness> logger)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Lock _gate = new();
    Task? _asking;
    bool _answered = true;

    /// <returns>Why it is not ready, in one line that gives nothing away; nothing when it is.</returns>
    public async Task<string?> WhyNot()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return "the portal is stopping";
        if (!lifetime.ApplicationStarted.IsCancellationRequested) return "the portal is still starting";
        try
        {
            await Asking().WaitAsync(Patience, clock);
            Note(null);
            return null;
        }
        catch (Exception e)
        {
            Note(e);
            return "the database does not answer";
        }
    }

    /// <summary>One that hangs is not asked again: those who come later wait for the same answer.</summary>
    Task Asking()
    {
        lock (_gate)
        {
            if (_asking is null or { IsCompleted: true }) _asking = Task.Run(Ask);
            return _asking;
        }
    }

    async Task Ask()
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var command = connection.CreateCommand();
        // A table that is always there: SQLite answers "SELECT 1" without looking at its file.
        command.CommandText = $"SELECT 1 FROM \"{HistoryRepository.DefaultTableName}\" LIMIT 1";
        await command.ExecuteScalarAsync();
    }

    void Note(Exception? failure)
    {
        lock (_gate)
        {
            if (_answered == failure is null) return;
            _answered = failure is null;
        }

        if (failure is null) Log.AnswersAgain(logger);
        else Log.DoesNotAnswer(logger, database.Explain(failure) ?? failure.Message, failure);
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Not ready: the database does not answer. {Reason}")]
        public static partial void DoesNotAnswer(ILogger logger, string reason, Exception failure);

        [LoggerMessage(LogLevel.Information, "Ready again: the database answers.")]
        public static partial void AnswersAgain(ILogger logger);
    }
}

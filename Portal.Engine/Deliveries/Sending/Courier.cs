using Microsoft.Extensions.Logging;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>
/// Brings the messages of one destination, one after the other; across all instances one alone is at it. A message that was
/// taken and could not be marked goes again with the same id; none goes before the one ahead of it was taken or given up.
/// </summary>
sealed partial class Courier(IDatabase database, DeliveryBook book, SigningSecrets signing, Messenger messenger, TimeProvider clock, ILogger<Courier> logger)
{
    /// <summary>Messages that are taken quickly are marked together. What a crash makes go again is no more than this.</summary>
    static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200);

    /// <summary>Then others have their turn.</summary>
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    static readonly TimeSpan WithoutSecret = TimeSpan.FromMinutes(5);

    /// <returns>Whether it was its turn; not while another instance is at it.</returns>
    public async Task<bool> Deliver(long destination, CancellationToken stop)
    {
        await using var hold = await database.Hold($"deliveries to {destination}", stop);
        if (hold is null) return false;
        var began = clock.GetTimestamp();
        while (await book.Batch(destination, stop) is { } batch)
        {
            if (!(await signing.Open(batch.Destination, stop)).Succeeded(out var secrets, out var refusal))
            {
                Log.NoSecret(logger, destination, refusal.Message);
                await book.Postpone(destination, WithoutSecret);
                break;
            }

            if (!await Send(batch, secrets, stop) || clock.GetElapsedTime(began) > Turn) break;
        }

        return true;
    }

    /// <returns>Whether the next may go at once.</returns>
    async Task<bool> Send(Batch batch, IReadOnlyList<Secret> secrets, CancellationToken stop)
    {
        var tried = new List<Tried>();
        var began = clock.GetTimestamp();
        try
        {
            foreach (var message in batch.Messages)
            {
                tried.Add(new Tried(message, await messenger.Send(batch.Destination, secrets, message.Id, message.Body, stop)));
                if (tried[^1].Sent.Verdict != Verdict.Delivered || clock.GetElapsedTime(began) > Together) break;
            }
        }
        catch (OperationCanceledException) when (tried.Count > 0)
        {
            await Mark(batch.Destination, tried);
            throw;
        }

        return await Mark(batch.Destination, tried);
    }

    Task<bool> Mark(Destination destination, List<Tried> tried)
    {
        if (tried[^1] is { Sent: { Failure: { } failure, Verdict: var verdict } } last) Log.NotTaken(logger, last.Message.Id, destination.Id, last.Message.Tries + 1, verdict, failure);
        return book.Mark(destination, tried);
    }

    static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Message {Message} did not arrive at destination {Destination} at try {Try} ({Verdict}): {Reason}")]
        public static partial void NotTaken(ILogger logger, string message, long destination, int @try, Verdict verdict, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Messages for destination {Destination} wait, because they cannot be signed: {Reason}")]
        public static partial void NoSecret(ILogger logger, long destination, string reason);
    }
}

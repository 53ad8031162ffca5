using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Deliveries.Sending;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;

namespace Portal.Engine.Deliveries;

/// <summary>The addresses of others that messages go to.</summary>
public sealed class Destinations
{
    public const int LongestPauseWhy = 300;

    const string TestType = "portal.test";

    readonly IDatabase _database;
    readonly Changes _changes;
    readonly DestinationAddress _address;
    readonly SigningSecrets _signing;
    readonly Messenger _messenger;
    readonly DeliveryNews _news;

    internal Destinations(IDatabase database, Changes changes, DestinationAddress address, SigningSecrets signing, Messenger messenger, DeliveryNews news) =>
        (_database, _changes, _address, _signing, _messenger, _news) = (database, changes, address, signing, messenger, news);

    public static TimeSpan LongestOverlap { get; } = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<DestinationStanding>> Of(string ownerKind, long ownerId, CancellationToken stop = default)
    {
        await using var db = _database.Read();
        return await db.Set<Destination>().Where(destination => destination.OwnerKind == ownerKind && destination.OwnerId == ownerId).OrderBy(destination => destination.Id)
            .Join(db.Set<DestinationQueue>(), destination => destination.Id, queue => queue.Destination, (destination, queue) => new DestinationStanding(destination, queue))
            .ToListAsync(stop);
    }

    public async Task<DestinationStanding?> Find(long id, CancellationToken stop = default)
    {
        await using var db = _database.Read();
        return await db.Set<Destination>().Where(destination => destination.Id == id)
            .Join(db.Set<DestinationQueue>(), destination => destination.Id, queue => queue.Destination, (destination, queue) => new DestinationStanding(destination, queue))
            .SingleOrDefaultAsync(stop);
    }

    /// <returns>The destination and its signing secret, which is not shown again.</returns>
    public Task<Outcome<NewDestination>> Create(Actor actor, string ownerKind, long ownerId, string address, CancellationToken stop = default) => Make(actor, ownerKind, ownerId, address, null, stop);

    /// <summary>One to which nothing goes until somebody enables it.</summary>
    public Task<Outcome<NewDestination>> CreatePaused(Actor actor, string ownerKind, long ownerId, string address, string why, CancellationToken stop = default) => Make(actor, ownerKind, ownerId, address, why, stop);

    async Task<Outcome<NewDestination>> Make(Actor actor, string ownerKind, long ownerId, string address, string? waits, CancellationToken stop)
    {
        if (!_address.Read(address).Succeeded(out var url, out var refusal)) return refusal;
        if (!(await _signing.Cipher(stop)).Succeeded(out var cipher, out refusal)) return refusal;
        return await _changes.Make<NewDestination>(actor, "destination.added", async (db, trail) =>
        {
            var (id, secret) = (await Numbers.Next(db, "destination", stop), SigningSecret.Make());
            var destination = new Destination
            {
                Id = id,
                OwnerKind = ownerKind,
                OwnerId = ownerId,
                Url = url,
                Version = 1,
                Sealed = SigningSecrets.Close(cipher, secret, id, 1),
                CreatedAt = trail.At,
            };
            var queue = new DestinationQueue { Destination = id };
            if (waits is not null) Set(trail.At, destination, queue, DestinationState.Paused, waits);
            db.Add(destination);
            db.Add(queue);
            return new NewDestination(destination, secret);
        }, stop);
    }

    /// <summary>The messages that wait go to the new address.</summary>
    public async Task<Outcome<Destination>> Change(Actor actor, long id, string address, CancellationToken stop = default)
    {
        if (!_address.Read(address).Succeeded(out var url, out var refusal)) return refusal;
        return await Edit(actor, "destination.changed", id, (_, destination, _) => destination.Url = url, stop);
    }

    /// <param name="actor">Who does it.</param>
    /// <param name="id">Which one.</param>
    /// <param name="overlap">For so long messages are signed with the previous secret too. One from before that one is over at once.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>The new signing secret, which is not shown again.</returns>
    public async Task<Outcome<Secret>> Rotate(Actor actor, long id, TimeSpan overlap, CancellationToken stop = default)
    {
        if (overlap < TimeSpan.Zero || overlap > LongestOverlap) return new OverlapUnfit();
        if (!(await _signing.Cipher(stop)).Succeeded(out var cipher, out var refusal)) return refusal;
        var secret = SigningSecret.Make();
        var rotated = await Edit(actor, "destination.secret-rotated", id, (at, destination, _) =>
        {
            var overlaps = overlap > TimeSpan.Zero;
            (destination.PreviousSealed, destination.PreviousUntil) = (overlaps ? destination.Sealed : null, overlaps ? at + overlap : null);
            destination.Sealed = SigningSecrets.Close(cipher, secret, id, ++destination.Version);
        }, stop);
        return rotated.Refusal is { } refused ? refused : secret;
    }

    /// <summary>Lets messages wait until somebody enables it.</summary>
    public Task<Outcome<Destination>> Pause(Actor actor, long id, string why, CancellationToken stop = default) =>
        why.Trim().Length is 0 or > LongestPauseWhy
            ? Task.FromResult<Outcome<Destination>>(new DestinationPauseWithoutReason())
            : Edit(actor, "destination.paused", id, (at, destination, queue) => Set(at, destination, queue, DestinationState.Paused, why.Trim()), stop);

    /// <summary>Goes on with the messages that wait, at once and with all tries before them.</summary>
    public Task<Outcome<Destination>> Enable(Actor actor, long id, CancellationToken stop = default) =>
        Edit(actor, "destination.enabled", id, (at, destination, queue) => Set(at, destination, queue, DestinationState.Active, null), stop, anew: true);

    public Task<Outcome<Done>> Remove(Actor actor, long id, CancellationToken stop = default) => _changes.Make<Done>(actor, "destination.removed", async (db, _) =>
    {
        if (await DestinationQueue.Hold(db, id, stop) is null) return new NoSuchDestination();
        db.Remove(await db.Set<Destination>().SingleAsync(destination => destination.Id == id, stop));
        return default(Done);
    }, stop);

    /// <summary>For who removes an owner, in that transaction: its destinations go, with their messages and the log of them.</summary>
    public static async Task RemoveOf(PortalDb db, string ownerKind, long ownerId, CancellationToken stop = default)
    {
        foreach (var destination in await db.Set<Destination>().Where(destination => destination.OwnerKind == ownerKind && destination.OwnerId == ownerId).OrderBy(destination => destination.Id).ToListAsync(stop))
        {
            await DestinationQueue.Hold(db, destination.Id, stop);
            db.Remove(destination);
        }
    }

    /// <summary>Sends a test message now, past the ones that wait and also while it is paused or disabled; nothing of it is kept.</summary>
    /// <returns>What came back.</returns>
    public async Task<Outcome<Sent>> Test(Actor actor, long id, CancellationToken stop = default)
    {
        var noted = await _changes.Make<(Destination Destination, DateTimeOffset At)>(actor, "destination.tested", async (db, trail) =>
        {
            if (await db.Set<Destination>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } found) return new NoSuchDestination();
            trail.Note("destination.tested", found);
            return (found, trail.At);
        }, stop);
        if (!noted.Succeeded(out var test, out var refusal)) return refusal;
        if (!(await _signing.Open(test.Destination, stop)).Succeeded(out var secrets, out refusal)) return refusal;
        var body = Envelope.Write(TestType, test.At, JsonSerializer.SerializeToElement(new { destination = id }));
        return await _messenger.Send(test.Destination, secrets, Envelope.NewId(test.At), body, stop);
    }

    static void Set(DateTimeOffset at, Destination destination, DestinationQueue queue, DestinationState state, string? why)
    {
        (destination.State, destination.Why, destination.Since) = (state, why, why is null ? null : at);
        queue.IsHeld = state != DestinationState.Active;
    }

    async Task<Outcome<Destination>> Edit(Actor actor, string action, long id, Action<DateTimeOffset, Destination, DestinationQueue> edit, CancellationToken stop, bool anew = false)
    {
        var outcome = await _changes.Make<Destination>(actor, action, async (db, trail) =>
        {
            if (await DestinationQueue.Hold(db, id, stop) is not { } queue) return new NoSuchDestination();
            var destination = await db.Set<Destination>().SingleAsync(there => there.Id == id, stop);
            edit(trail.At, destination, queue);
            if (anew && await db.Set<OutboxMessage>().Where(message => message.Destination == id && message.State == MessageState.Waiting).OrderBy(message => message.Number).FirstOrDefaultAsync(stop) is { } first) first.Tries = 0;
            if (anew || queue.IsHeld) queue.Plan(trail.At);
            return destination;
        }, stop);
        if (outcome.Refusal is not null) return outcome;
        _news.Tell(id);
        _news.Wake();
        return outcome;
    }
}

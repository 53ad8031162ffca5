using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Deep;

/// <summary>
/// Prepares the database and then stores, rotates and removes secrets from several tasks until it is killed. It prints each
/// change after it was confirmed: "done 17 NAME NUMBER ACTION ok", the number counting the changes of that name.
/// </summary>
sealed class KillWritesChild : IChildProcess
{
    public const string Stored = "secret.stored", Rotated = "secret.rotated", Removed = "secret.removed";

    const int Writers = 4, NamesOfEach = 5;

    public string Name => "kill-writes";

    /// <summary>The value that a name has after this change of it.</summary>
    public static string ValueOf(string name, int number) => $"{name}#{number}";

    /// <param name="args">A prefix for the names, a seed, and the portal's settings.</param>
    public async Task<int> Run(string[] args)
    {
        var (prefix, seed) = (args[0], int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine(args[2..]).Build());
        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        Console.WriteLine("preparing");
        await services.GetRequiredService<IDatabase>().Prepare(default);
        await services.GetRequiredService<CredentialsStart>().Open();

        var done = 0;
        var vault = services.GetRequiredService<Vault>();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(vault, $"{prefix}/{writer}", new Random(seed + writer), Tell))));
        return 0;

        void Tell(string line) => Console.WriteLine($"done {Interlocked.Increment(ref done)} {line} ok");
    }

    /// <summary>Each writer has names of its own, so that their changes have an order.</summary>
    static async Task Write(Vault vault, string prefix, Random random, Action<string> tell)
    {
        var names = Enumerable.Range(0, NamesOfEach).Select(n => $"{prefix}/{n}").ToArray();
        var changes = new int[NamesOfEach];
        var isThere = new bool[NamesOfEach];
        while (true)
        {
            var i = random.Next(NamesOfEach);
            var secret = new Secret(ValueOf(names[i], ++changes[i]));
            var action = !isThere[i] ? Stored : random.Next(3) switch { 0 => Stored, 1 => Rotated, _ => Removed };
            var outcome = action switch
            {
                Stored => await vault.Put(Actor.Portal, names[i], secret),
                Rotated => await vault.Rotate(Actor.Portal, names[i], secret),
                _ => await vault.Remove(Actor.Portal, names[i]),
            };
            if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"{action} of {names[i]}: {refusal.Message}");
            isThere[i] = action != Removed;
            tell($"{names[i]} {changes[i]} {action}");
        }
    }
}

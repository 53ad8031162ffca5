using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Running;

namespace Portal.Tests.Deep;

/// <summary>Starts the writing child on a storage, kills it, opens the storage again and holds it against what was confirmed.</summary>
sealed partial class KillWritesRound(TestStorage storage, Random random)
{
    /// <summary>So many confirmed changes are waited for at most before the kill.</summary>
    const int MostChanges = 150;

    /// <summary>A kill falls somewhere inside a commit, or inside the preparing of the database, and not just after a line was printed.</summary>
    const int MostMillisecondsInWriting = 15, MostMillisecondsInPreparing = 700, OneInSoManyWhilePreparing = 6;

    int _rounds;

    public int Confirmed { get; private set; }

    /// <summary>Confirmed changes that are not there, or without their audit entry.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Audit entries without their change, and changes without their audit entry.</summary>
    public List<string> Apart { get; } = [];

    /// <summary>What an integrity check found.</summary>
    public List<string> Damage { get; } = [];

    public async Task Run(CancellationToken stop)
    {
        var prefix = $"r{_rounds++}";
        var confirmed = await WriteAndKill(prefix, stop);
        Confirmed += confirmed.Values.Sum(changes => changes.Count);
        if (storage.Kind == DatabaseKind.Postgres) await EndOrphans(stop);

        // That it opens at all is the first thing to hold.
        await using var house = await CredentialsHouse.Start(storage);
        if (storage.Kind == DatabaseKind.Sqlite) await CheckIntegrity(house, stop);
        await Hold(house, prefix, confirmed, stop);
    }

    async Task<Dictionary<string, List<string>>> WriteAndKill(string prefix, CancellationToken stop)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "Portal.Tests.dll"), "child", "kill-writes", prefix, $"{random.Next(int.MaxValue / 2)}", .. storage.Settings];
        var isWhilePreparing = random.Next(OneInSoManyWhilePreparing) == 0;
        var (line, wait) = isWhilePreparing
            ? ("^preparing", random.Next(MostMillisecondsInPreparing))
            : ($"^done {1 + random.Next(MostChanges)} ", random.Next(MostMillisecondsInWriting));

        await using var child = new ChildProgram(new ProcessStartInfo("dotnet", command));
        await child.Line(line, stop);
        await Task.Delay(TimeSpan.FromMilliseconds(wait), TimeProvider.System, stop);
        child.Kill();
        await child.Ended(stop);

        var confirmed = new Dictionary<string, List<string>>();
        foreach (Match match in Done().Matches(child.Output))
        {
            var (name, number, action) = (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), match.Groups[3].Value);
            var changes = confirmed.TryGetValue(name, out var known) ? known : confirmed[name] = [];
            changes.Add(action);
            Assert.Equal(changes.Count, number);
        }

        return confirmed;
    }

    async Task Hold(CredentialsHouse house, string prefix, Dictionary<string, List<string>> confirmed, CancellationToken stop)
    {
        var audited = new Dictionary<string, List<string>>();
        await foreach (var entry in house.Audit.Export(new AuditFilter { TargetKind = "secret", Text = $"{prefix}/" }, stop))
        {
            if (!audited.TryGetValue(entry.TargetName, out var actions)) audited[entry.TargetName] = actions = [];
            actions.Insert(0, entry.Action);
        }

        var listed = (await house.Vault.List(stop)).Select(listing => listing.Name).Where(name => name.StartsWith($"{prefix}/", StringComparison.Ordinal));
        foreach (var name in confirmed.Keys.Union(audited.Keys).Union(listed))
        {
            var told = confirmed.GetValueOrDefault(name, []);
            var kept = audited.GetValueOrDefault(name, []);
            // The change that was under way when the kill came may be there too, but then whole.
            if (!kept.Take(told.Count).SequenceEqual(told) || kept.Count > told.Count + 1)
                Lost.Add($"{name}: confirmed {string.Join(' ', told)}; the audit log has {string.Join(' ', kept)}");

            var expected = kept.Count == 0 || kept[^1] == KillWritesChild.Removed ? null : KillWritesChild.ValueOf(name, kept.Count);
            var value = (await house.Vault.Get(name, stop: stop)).Succeeded(out var secret, out _) ? secret.Reveal() : null;
            if (value != expected) Apart.Add($"{name}: the vault has {value ?? "nothing"}; after {string.Join(' ', kept)} it should have {expected ?? "nothing"}");
        }
    }

    async Task CheckIntegrity(CredentialsHouse house, CancellationToken stop)
    {
        await using var connection = await house.Database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (await command.ExecuteScalarAsync(stop) is var verdict && verdict as string != "ok") Damage.Add($"{verdict}");
    }

    /// <summary>The server goes on a little with what the killed client had sent; what is read must not change meanwhile.</summary>
    async Task EndOrphans(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection($"{storage.ConnectionString};Pooling=false");
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    [GeneratedRegex(@"^done \d+ (\S+) (\d+) (\S+) ok$", RegexOptions.Multiline)]
    private static partial Regex Done();
}

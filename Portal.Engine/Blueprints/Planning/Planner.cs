using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Blueprints.Yaml;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;

namespace Portal.Engine.Blueprints.Planning;

/// <summary>Holds a file against what is here.</summary>
sealed class Planner(IDatabase database, IEnumerable<IThings> kinds, Consequences consequences)
{
    readonly Dictionary<ThingKind, IThings> _kinds = kinds.ToDictionary(kind => kind.Kind);

    public async Task<BlueprintPlan> Make(string text, bool prune, CancellationToken stop)
    {
        var census = await Census.Take(database, stop);
        var problems = new ProblemList();
        var names = census.Names();
        var here = Here(census, names).ToDictionary(thing => (thing.Kind, Path: Names.Key(thing.Path)));
        var plan = new BlueprintPlan { Text = text, Prunes = prune, Fingerprint = Fingerprint(here.Values, text, prune) };
        if (YamlReader.Read(text, problems) is not { } root) return plan with { Problems = problems.All };

        var proposals = new DocumentReader(problems).Read(root);
        // What is to go can be named by nobody.
        if (prune) names = Without(census, proposals);
        Propose(proposals, names);
        var read = proposals.Select(proposal => (Proposal: proposal, Thing: _kinds[proposal.Kind].Read(proposal, names, problems))).ToArray();
        var wanted = Wanted(here, read.Select(one => one.Thing), names, prune);
        foreach (var (proposal, thing) in read) await Check(proposal, thing, here.GetValueOrDefault((thing.Kind, Names.Key(thing.Path))), wanted, problems, stop);
        if (problems.Any) return plan with { Problems = problems.All };

        var steps = new List<PlanStep>();
        foreach (var (proposal, thing) in read.OrderBy(one => one.Proposal.Kind))
        {
            if (await Step(census, here.GetValueOrDefault((thing.Kind, Names.Key(thing.Path))), thing, proposal, stop) is { } step) steps.Add(step);
        }

        var named = read.Select(one => (one.Thing.Kind, Names.Key(one.Thing.Path))).ToHashSet();
        var absent = here.Where(one => !IsPart(one.Key.Kind) && !named.Contains(one.Key)).Select(one => one.Value).ToArray();
        if (prune)
        {
            foreach (var thing in absent.OrderByDescending(thing => thing.Kind)) steps.Add(new(StepDeed.Remove, thing.Kind, thing.Path, [], await consequences.OfRemoving(thing, stop)) { Inside = (thing, null, null) });
        }

        return plan with
        {
            Steps = steps,
            Unchanged = read.Length - steps.Count(step => step.Deed != StepDeed.Remove) - read.Count(one => IsNothingNew(one.Thing, here)),
            Left = prune ? [] : [.. Outermost(absent).Select(thing => new PlanStep(StepDeed.Remove, thing.Kind, thing.Path, [], []).Name)],
            Secrets = await consequences.SecretsMissing(read.Select(one => one.Thing), stop),
        };
    }

    public IEnumerable<Thing> Here(Census census, Names names) => _kinds.Values.SelectMany(kind => kind.Here(census, names));

    public IThings Kind(ThingKind kind) => _kinds[kind];

    async Task<PlanStep?> Step(Census census, Thing? before, Thing thing, Proposal proposal, CancellationToken stop)
    {
        var fields = FieldChanges.Between(before?.Content, thing.Content);
        var inside = (before, thing, proposal);
        if (before is null) return IsPart(thing.Kind) && thing.Content.Count == 0 ? null : new(StepDeed.Add, thing.Kind, thing.Path, fields, Consequences.OfAdding(thing)) { Inside = inside };
        if (before.Kind is not (ThingKind.Callback or ThingKind.Fallback) && !before.Path.SequenceEqual(thing.Path)) fields = [new("name", before.Path[^1], thing.Path[^1]), .. fields];
        return fields.Count == 0 ? null : new(StepDeed.Change, thing.Kind, thing.Path, fields, await consequences.OfChanging(census, before, thing, fields, stop)) { Inside = inside };
    }

    async Task Check(Proposal proposal, Thing thing, Thing? before, Wanted wanted, ProblemList problems, CancellationToken stop)
    {
        var found = new FormProblems();
        await _kinds[thing.Kind].Check(thing, before, wanted, found, stop);
        foreach (var problem in found.All)
        {
            var at = problem.Setting.Length == 0 ? proposal.Name : proposal.Node.At(problem.Setting);
            // What could not be read was said already, where it stands.
            if (problems.All.Any(known => known.Line == at.Line && known.Column == at.Column)) continue;
            problems.Add(ReferenceEquals(at, proposal.Node) ? proposal.Name : at, problem.Setting.Length == 0 ? proposal.Where : $"{proposal.Where} / {problem.Setting}", problem.Text);
        }
    }

    static void Propose(IEnumerable<Proposal> proposals, Names names)
    {
        foreach (var proposal in proposals)
        {
            if (Reference(proposal.Kind) is { } kind) names.Propose(kind, proposal.Path);
        }
    }

    public static ReferenceKind? Reference(ThingKind kind) => kind switch
    {
        ThingKind.Calendar => ReferenceKind.Calendar,
        ThingKind.Entity => ReferenceKind.Entity,
        ThingKind.Source => ReferenceKind.Source,
        ThingKind.Stream => ReferenceKind.Stream,
        _ => null,
    };

    static Names Without(Census census, IReadOnlyList<Proposal> proposals)
    {
        var (all, left) = (census.Names(), new Names());
        foreach (var person in census.People) left.Set(ReferenceKind.Person, [person.Email], person.Id);
        foreach (var proposal in proposals)
        {
            if (Reference(proposal.Kind) is { } kind && all.Find(kind, proposal.Path) is { } id) left.Set(kind, all.Path(kind, id)!, id);
        }

        return left;
    }

    static Wanted Wanted(Dictionary<(ThingKind, string), Thing> here, IEnumerable<Thing> read, Names names, bool prune)
    {
        var things = prune ? [] : new Dictionary<(ThingKind, string), Thing>(here);
        foreach (var thing in read) things[(thing.Kind, Names.Key(thing.Path))] = thing;
        return new(things, names);
    }

    /// <summary>It goes and comes with the thing with which it stands.</summary>
    static bool IsPart(ThingKind kind) => kind is ThingKind.Precedence or ThingKind.Fallback;

    static bool IsNothingNew(Thing thing, Dictionary<(ThingKind, string), Thing> here) =>
        IsPart(thing.Kind) && thing.Content.Count == 0 && (!here.TryGetValue((thing.Kind, Names.Key(thing.Path)), out var before) || (thing.Kind == ThingKind.Fallback && before.Content.Count == 0));

    /// <summary>What lies within another of them goes without saying.</summary>
    static IEnumerable<Thing> Outermost(IReadOnlyList<Thing> things)
    {
        var all = things.Select(thing => (thing.Kind, Names.Key(thing.Path))).ToHashSet();
        return things.Where(thing => Document.Outer(thing) is not var (kind, path) || !all.Contains((kind, Names.Key(path))));
    }

    /// <summary>The same for the same things and file: what is here is looked at again by it before a plan is applied.</summary>
    static string Fingerprint(IEnumerable<Thing> here, string text, bool prune)
    {
        var things = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(things))
        {
            json.WriteStartArray();
            foreach (var (thing, path) in here.Select(thing => (Thing: thing, Path: string.Join('\n', thing.Path))).OrderBy(one => one.Thing.Kind).ThenBy(one => one.Path, StringComparer.Ordinal))
            {
                json.WriteNumberValue((int)thing.Kind);
                json.WriteStringValue(path);
                thing.Stored.WriteTo(json);
            }

            json.WriteEndArray();
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(things.WrittenSpan);
        hash.AppendData(Encoding.UTF8.GetBytes($"{prune}\n{text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}

using Portal.Engine.Blueprints.Drafts;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Blueprints.Yaml;

namespace Portal.Engine.Blueprints.Planning;

/// <summary>Takes a file apart into the things that it is about.</summary>
sealed class DocumentReader(ProblemList problems)
{
    static readonly string[] Sections = [Document.Version, Document.Calendars, Document.Entities, Document.Sources, Document.Workflows, Document.Agents];

    readonly List<Proposal> _found = [];
    readonly HashSet<(ThingKind, string)> _seen = [];

    public IReadOnlyList<Proposal> Read(Node root)
    {
        if (root.Entries is null) problems.Add(root, "", $"A configuration begins with \"{Document.Version}: {Document.Current}\".");
        else if (root.Find(Document.Version)?.Value is not { } version) problems.Add(root, "", $"It does not say of which version it is. Begin it with \"{Document.Version}: {Document.Current}\".");
        else if (version.Text != $"{Document.Current}") problems.Add(version, Document.Version, $"This portal reads version {Document.Current}. A later version of the portal may have written this one.");
        foreach (var unknown in root.Entries?.Where(entry => !Sections.Contains(entry.Key)) ?? []) problems.Add(unknown.Name, "", DraftReader.Unknown(unknown.Key, Sections));

        Each(root, Document.Calendars, ThingKind.Calendar, [], null);
        Each(root, Document.Entities, ThingKind.Entity, [], entity => _found.Add(new(ThingKind.Precedence, entity.Path, entity.Node.Find(EntityThings.Precedence)?.Value ?? Node.Empty, entity.Name)));
        Each(root, Document.Sources, ThingKind.Source, [], source =>
            Each(source.Node, SourceThings.Streams, ThingKind.Stream, source.Path, stream =>
            {
                Each(stream.Node, StreamThings.Feeds, ThingKind.Feed, stream.Path, null);
                _found.Add(new(ThingKind.Fallback, stream.Path, stream.Node.Find(StreamThings.Fallback)?.Value ?? Node.Empty, stream.Name));
            }));
        Each(root, Document.Workflows, ThingKind.Workflow, [], Callbacks);
        Each(root, Document.Agents, ThingKind.Agent, [], null);
        return _found;
    }

    void Each(Node outer, string name, ThingKind kind, IReadOnlyList<string> path, Action<Proposal>? within)
    {
        if (outer.Entries?.FirstOrDefault(entry => entry.Key == name) is not { Value: { IsNothing: false } group }) return;
        if (group.Entries is null) problems.Add(group, string.Join(" / ", path), $"Write the {name} here as a group: the name of each with a colon, and what it has below it.");
        foreach (var entry in group.Entries ?? [])
        {
            var proposal = new Proposal(kind, [.. path, entry.Key.Trim()], entry.Value, entry.Name);
            if (!_seen.Add((kind, Names.Key(proposal.Path))))
            {
                problems.Add(entry.Name, proposal.Where, "This name stands here twice, but for case or accents, which do not count. Keep one of them.");
                continue;
            }

            _found.Add(proposal);
            within?.Invoke(proposal);
        }
    }

    void Callbacks(Proposal workflow)
    {
        if (workflow.Node.Entries?.FirstOrDefault(entry => entry.Key == WorkflowThings.Callbacks) is not { Value: { IsNothing: false } list }) return;
        if (list.Items is null) problems.Add(list, workflow.Where, "Write a list here: the beginning of one address a line, each after a dash.");
        foreach (var group in (list.Items ?? []).Where(IsOrigin).GroupBy(item => new Uri(item.Text!).GetLeftPart(UriPartial.Authority)))
        {
            foreach (var (nth, item) in group.Index()) _found.Add(new(ThingKind.Callback, CallbackThings.Path(workflow.Path[0], group.Key, nth), item, item));
        }

        foreach (var item in (list.Items ?? []).Where(item => !IsOrigin(item)))
            problems.Add(item, workflow.Where, "Write the beginning of the address alone, such as https://hooks.example.com. What follows it is often a secret, and is typed in on the workflow's page.");
    }

    static bool IsOrigin(Node item) => Uri.TryCreate(item.Text, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", PathAndQuery: "/", UserInfo: "", Fragment: "" };
}

using System.Collections;
using Portal.Engine.Blueprints.Yaml;
using Portal.Engine.Configuration;

namespace Portal.Engine.Blueprints.Drafts;

/// <summary>Reads what stands in a file into a draft. It goes on after a problem, because whoever wrote it wants to mend all in one go.</summary>
sealed class DraftReader(Names names, ProblemList problems)
{
    /// <param name="type">The draft.</param>
    /// <param name="node">What stands there.</param>
    /// <param name="where">The path of names that leads there.</param>
    /// <param name="given">Values that stand elsewhere, by property. They are not looked for.</param>
    /// <param name="others">Names that stand there too and are read by somebody else.</param>
    public object Read(Type type, Node node, string where, IReadOnlyDictionary<string, object?> given, params IReadOnlyList<string> others)
    {
        var shape = DraftShape.Of(type);
        var values = new Dictionary<string, object?>(given);
        var members = shape.Members.Where(member => !given.ContainsKey(member.Property.Name)).ToArray();
        if (node.Entries is null && !node.IsNothing) problems.Add(node, where, "Write a group here: names with a colon, one a line, each further in.");
        foreach (var entry in node.Entries ?? [])
        {
            var member = members.FirstOrDefault(member => member.Name == entry.Key);
            if (member is null && !others.Contains(entry.Key)) problems.Add(entry.Name, where, Unknown(entry.Key, [.. members.Select(one => one.Name), .. others]));
            if (member is null || (entry.Value.IsNothing && !IsText(member))) continue;
            if (Value(member.Property.PropertyType, entry.Value, $"{where} / {entry.Key}", member.Reference) is { } value) values[member.Property.Name] = value;
            else if (member.IsNeeded) values[member.Property.Name] = Standing(member.Property.PropertyType);
        }

        foreach (var member in members.Where(member => member.IsNeeded && !values.ContainsKey(member.Property.Name)))
        {
            if (!problems.IsFull) problems.Add(node, where, $"{member.Name} is missing.");
            values[member.Property.Name] = Standing(member.Property.PropertyType);
        }

        return shape.Make(values);
    }

    public static string Unknown(string name, IReadOnlyList<string> known) =>
        Nearest.To(name, known) is { } near ? $"There is nothing called so here. Did you mean {near}?" : $"There is nothing called so here. What may stand here is {string.Join(", ", known)}.";

    static bool IsText(DraftMember member) => member.Property.PropertyType == typeof(string);

    /// <summary>In the place of what could not be read, so that all else is.</summary>
    static object? Standing(Type type) => type == typeof(string) ? "" : List(type) is { } item ? Array.CreateInstance(item, 0) : SingleValue.Is(type) || type.IsValueType ? (type.IsValueType ? Activator.CreateInstance(type) : null) : DraftShape.Of(type).Blank;

    object? Value(Type type, Node node, string where, ReferenceKind? reference)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (reference is { } kind && (type == typeof(long) || type == typeof(Guid))) return Reference(kind, node, where);
        if (SingleValue.Is(type)) return Single(type, node, where);
        if (Pairs(type) is { } pair) return Pairs(pair[0], pair[1], node, where, reference);
        if (List(type) is { } item) return Items(item, node, where, reference);
        return Read(type, node, where, new Dictionary<string, object?>());
    }

    object? Single(Type type, Node node, string where)
    {
        if (node.Text is not { } text)
        {
            problems.Add(node, where, "Write one value here, no list and no group.");
            return null;
        }

        var value = SingleValue.Read(type, text, out var problem);
        if (value is null) problems.Add(node, where, problem);
        return value;
    }

    object? Reference(ReferenceKind kind, Node node, string where)
    {
        var path = Names.Read(kind, node);
        if (path is null) problems.Add(node, where, kind == ReferenceKind.Stream ? "Write its source and its stream, each with a colon." : "Write its name.");
        else if (names.Find(kind, path) is { } id) return id;
        else problems.Add(node, where, kind == ReferenceKind.Person ? "Nobody here has this address. Invite them first, or name somebody else." : Missing(kind, path[^1]));
        return null;
    }

    string Missing(ReferenceKind kind, string name)
    {
        var word = $"{kind}".ToLowerInvariant();
        return Nearest.To(name, names.Of(kind)) is { } near ? $"There is no {word} of this name, neither here nor in the file. Did you mean {near}?" : $"There is no {word} of this name, neither here nor in the file.";
    }

    Array? Items(Type item, Node node, string where, ReferenceKind? reference)
    {
        if (node.Items is null)
        {
            problems.Add(node, where, "Write a list here: one thing a line, each after a dash.");
            return null;
        }

        var read = node.Items.Select(one => Value(item, one, where, reference)).Where(one => one is not null).ToArray();
        var items = Array.CreateInstance(item, read.Length);
        Array.Copy(read, items, read.Length);
        return items;
    }

    object? Pairs(Type key, Type value, Node node, string where, ReferenceKind? reference)
    {
        if (node.Entries is null)
        {
            problems.Add(node, where, "Write a group here: names with a colon, one a line, each further in.");
            return null;
        }

        var pairs = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        foreach (var entry in node.Entries)
        {
            var name = SingleValue.Read(key, entry.Key, out var problem);
            if (name is null) problems.Add(entry.Name, where, problem);
            else if (pairs.Contains(name)) problems.Add(entry.Name, where, "This stands here twice. Keep one of them.");
            else if (Value(value, entry.Value, $"{where} / {entry.Key}", reference) is { } read) pairs.Add(name, read);
        }

        return pairs;
    }

    static Type? List(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;

    static Type[]? Pairs(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GenericTypeArguments : null;
}

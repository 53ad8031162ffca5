using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;
using Portal.Engine.Workflows;

namespace Portal.Engine.Blueprints.Drafts;

/// <summary>
/// A record as what it is made of, so that what is added to a draft is in every file from then on, without a line here. A
/// number whose name ends as one of <see cref="ByName"/> stands for something with a name.
/// </summary>
sealed class DraftShape
{
    static readonly ConcurrentDictionary<Type, DraftShape> Known = new();

    static readonly (string Ending, ReferenceKind Kind)[] ByName =
        [("OwnerId", ReferenceKind.Person), ("CalendarId", ReferenceKind.Calendar), ("EntityId", ReferenceKind.Entity), ("StreamId", ReferenceKind.Stream), ("SourceId", ReferenceKind.Source)];

    static readonly Dictionary<(Type, string), ReferenceKind> ByProperty = new()
    {
        [(typeof(Need), nameof(Need.Entity))] = ReferenceKind.Entity,
        [(typeof(EntityScope), nameof(EntityScope.Entity))] = ReferenceKind.Entity,
        [(typeof(Precedence), nameof(Precedence.Streams))] = ReferenceKind.Stream,
        [(typeof(Precedence), nameof(Precedence.Fields))] = ReferenceKind.Stream,
    };

    readonly ConstructorInfo _constructor;

    DraftShape(Type type)
    {
        _constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        var needed = _constructor.GetParameters().Where(parameter => !parameter.HasDefaultValue).Select(parameter => parameter.Name).ToHashSet();
        Members =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
                .OrderByDescending(property => needed.Contains(property.Name)).ThenBy(property => property.MetadataToken)
                .Select(property => Member(type, property, needed.Contains(property.Name))),
        ];
        Blank = Make(new Dictionary<string, object?>());
    }

    public IReadOnlyList<DraftMember> Members { get; }

    /// <summary>One with nothing but defaults.</summary>
    public object Blank { get; }

    public static DraftShape Of(Type type) => Known.GetOrAdd(type, asked => new(asked));

    /// <param name="values">By property. What is not among them is as it is by default.</param>
    public object Make(IReadOnlyDictionary<string, object?> values)
    {
        var given = _constructor.GetParameters().Select(parameter => values.TryGetValue(parameter.Name!, out var value) ? value : parameter.HasDefaultValue ? parameter.DefaultValue : Nothing(parameter.ParameterType));
        var made = _constructor.Invoke([.. given]);
        foreach (var member in Members.Where(member => values.ContainsKey(member.Property.Name))) member.Property.SetValue(made, values[member.Property.Name]);
        return made;
    }

    static object? Nothing(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    static DraftMember Member(Type type, PropertyInfo property, bool isNeeded)
    {
        var mayBeNothing = Nullable.GetUnderlyingType(property.PropertyType) is not null || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        var byName = ByName.FirstOrDefault(one => property.Name.EndsWith(one.Ending, StringComparison.Ordinal));
        ReferenceKind? reference = ByProperty.TryGetValue((type, property.Name), out var known) ? known : byName.Ending is null ? null : byName.Kind;
        var name = byName.Ending is null ? property.Name : property.Name[..^2];
        return new(JsonNamingPolicy.CamelCase.ConvertName(name), property, isNeeded && !mayBeNothing, mayBeNothing, reference);
    }
}

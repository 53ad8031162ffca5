using System.Collections.Concurrent;
using System.Reflection;

namespace Portal.Engine.Forms;

/// <summary>
/// A settings record as data: what its annotated properties are called, hold and need. A property without an annotation is
/// no setting. A record that cannot be shown is a defect and says so when it is first asked for.
/// </summary>
public sealed class SettingsForm
{
    static readonly ConcurrentDictionary<Type, SettingsForm> Known = new();

    SettingsForm(Type type)
    {
        Type = type;
        Fields = Described(type);
        var blank = Blank();
        Fields = [.. Fields.Select(field => field with { Default = SettingsWriter.Text(field, field.Source.GetValue(blank)) })];
        foreach (var when in Fields.Select(field => field.When).OfType<SettingWhen>()) _ = Named(when.Setting);
    }

    public Type Type { get; }

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<SettingField> Fields { get; }

    public static SettingsForm Of(Type type) => Known.GetOrAdd(type, asked => new(asked));

    /// <summary>The settings of a record that has no defaults, because it is made with what it needs.</summary>
    public static IReadOnlyList<SettingField> Described(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property, setting: property.GetCustomAttribute<SettingAttribute>()))
            .Where(found => found.setting is not null)
            .OrderBy(found => found.setting!.Order).ThenBy(found => found.property.MetadataToken)
            .Select(found => Describe(found.property, found.setting!)),
    ];

    /// <summary>Whether a field counts in a record: its condition holds, and that of the setting it depends on.</summary>
    public bool Counts(SettingField field, object record) =>
        field.When is not { } when
        || (Named(when.Setting) is var other && Counts(other, record) && when.Holds($"{other.Source.GetValue(record)}"));

    /// <summary>A record of defaults. What has none is empty rather than missing, where it can be.</summary>
    internal object Blank()
    {
        var record = Activator.CreateInstance(Type)!;
        foreach (var field in Fields.Where(field => !field.Optional && field.Source.GetValue(record) is null))
        {
            if (Empty(field) is { } empty) field.Source.SetValue(record, empty);
        }

        return record;
    }

    static object? Empty(SettingField field) => field.Kind switch
    {
        SettingKind.Text or SettingKind.Multiline or SettingKind.Secret => "",
        SettingKind.Texts => Array.Empty<string>(),
        SettingKind.Pairs => new Dictionary<string, string>(),
        SettingKind.Records => Array.CreateInstance(field.Nested!, 0),
        _ => null,
    };

    SettingField Named(string property) => Fields.FirstOrDefault(field => field.Property == property)
        ?? throw new InvalidOperationException($"{Type.Name} has a setting that depends on {property}, which is no setting of it.");

    static SettingField Describe(PropertyInfo property, SettingAttribute setting)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var (kind, nested) = Shape(type, setting, property);
        return new SettingField
        {
            Name = SettingWords.Written(property.Name),
            Label = setting.Label,
            Help = setting.Help,
            Kind = kind,
            Required = setting.Required,
            Optional = type != property.PropertyType || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable,
            Whole = type == typeof(int) || type == typeof(long),
            Min = double.IsNaN(setting.Min) ? null : setting.Min,
            Max = double.IsNaN(setting.Max) ? null : setting.Max,
            Pace = setting.Pace,
            Example = setting.Example,
            Default = null,
            Choices = type.IsEnum ? SettingWords.Choices(type) : [],
            When = setting.When is null ? null : SettingWhen.Parse(setting.When),
            Nested = nested,
            Source = property,
        };
    }

    static (SettingKind Kind, Type? Nested) Shape(Type type, SettingAttribute setting, PropertyInfo property) => type switch
    {
        _ when type == typeof(string) => (setting.Secret ? SettingKind.Secret : setting.Multiline ? SettingKind.Multiline : SettingKind.Text, null),
        _ when type == typeof(bool) => (SettingKind.YesNo, null),
        { IsEnum: true } => (SettingKind.Choice, null),
        _ when type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal) => (SettingKind.Number, null),
        _ when type == typeof(TimeSpan) => (SettingKind.Time, null),
        _ when type == typeof(DateTimeOffset) => (SettingKind.Moment, null),
        _ when type == typeof(Uri) => (SettingKind.Address, null),
        _ when type == typeof(IReadOnlyList<string>) => (SettingKind.Texts, null),
        _ when type == typeof(IReadOnlyDictionary<string, string>) => (SettingKind.Pairs, null),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsRecord(type.GenericTypeArguments[0]) => (SettingKind.Records, type.GenericTypeArguments[0]),
        _ when IsRecord(type) => (SettingKind.Record, type),
        _ => throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} is a {type.Name}, which no form can show."),
    };

    static bool IsRecord(Type type) => type.IsClass && type.GetConstructor(Type.EmptyTypes) is not null;
}

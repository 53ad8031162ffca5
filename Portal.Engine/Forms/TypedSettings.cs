using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Engine.Forms;

/// <summary>A settings record while it is typed in: each setting is a text until all of them are read.</summary>
public sealed class TypedSettings
{
    readonly SettingsForm _form;
    readonly Dictionary<string, TypedSettings> _groups = [];
    readonly Dictionary<string, List<TypedSettings>> _lists = [];

    /// <summary>What stood there before anybody typed: it stays as it is, with all its blanks.</summary>
    readonly Dictionary<string, string> _given;

    TypedSettings(SettingsForm form, object record)
    {
        _form = form;
        var written = JsonNode.Parse(SettingsWriter.Write(record))!.AsObject();
        foreach (var field in form.Fields)
        {
            var value = field.Source.GetValue(record);
            if (field.Kind == SettingKind.Record) _groups[field.Name] = new(field.Form!, value ?? field.Form!.Blank());
            else if (field.Kind == SettingKind.Records) _lists[field.Name] = [.. ((IEnumerable<object>?)value ?? []).Select(one => new TypedSettings(field.Form!, one))];
            else Texts[field.Name] = SettingText.Of(field, written[field.Name] ?? (field.Default is null ? null : JsonNode.Parse(field.Default)));
        }

        _given = new(Texts);
    }

    /// <summary>What is typed, by the name of the setting. Yes and no are "true" and "false".</summary>
    public Dictionary<string, string> Texts { get; } = [];

    /// <summary>Those that count as it is typed now, in the order in which they are shown.</summary>
    public IEnumerable<SettingField> Fields => _form.Fields.Where(Counts);

    public static TypedSettings Of(object record) => new(SettingsForm.Of(record.GetType()), record);

    public TypedSettings Group(SettingField field) => _groups[field.Name];

    public IReadOnlyList<TypedSettings> List(SettingField field) => _lists[field.Name];

    /// <summary>One more of a list, with nothing typed yet.</summary>
    public void Add(SettingField field) => _lists[field.Name].Add(new(field.Form!, field.Form!.Blank()));

    public void Remove(SettingField field, TypedSettings one) => _lists[field.Name].Remove(one);

    /// <summary>Somebody set something of it.</summary>
    public bool SaysSomething => _form.Fields.Any(IsSet);

    /// <typeparam name="T">The record.</typeparam>
    /// <returns>The record, checked; a refusal has all that is wrong, by setting.</returns>
    public Outcome<T> Read<T>() where T : class
    {
        using var json = JsonDocument.Parse(Json().ToJsonString());
        return SettingsReader.Read<T>(json.RootElement);
    }

    bool Counts(SettingField field) => field.When is not { } when
        || (_form.Fields.First(other => other.Property == when.Setting) is var other && Counts(other) && when.Holds(Texts[other.Name]));

    bool IsSet(SettingField field) => field.Kind switch
    {
        SettingKind.Record => Group(field).SaysSomething,
        SettingKind.Records => List(field).Count > 0,
        _ => Texts[field.Name] != SettingText.Of(field, field.Default is null ? null : JsonNode.Parse(field.Default)),
    };

    /// <summary>Only what counts; what is left empty is what it is by itself.</summary>
    JsonObject Json()
    {
        var json = new JsonObject();
        foreach (var field in Fields)
        {
            if (field.Kind == SettingKind.Record) json[field.Name] = Group(field).Json();
            else if (field.Kind == SettingKind.Records) json[field.Name] = new JsonArray([.. List(field).Select(one => one.Json())]);
            else if ((Texts[field.Name] == _given[field.Name] ? Texts[field.Name] : Texts[field.Name].Trim()) is { Length: > 0 } typed) json[field.Name] = SettingText.Read(field, typed);
        }

        return json;
    }
}

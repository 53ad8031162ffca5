using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Paths;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>Where a step stands, for it to make itself ready and to tell what is wrong with it.</summary>
sealed class StepPlace(string at, MappingMode mode, FormProblems problems, Func<SourcePath, BoundPath> bind)
{
    readonly List<BoundPath> _paths = [];

    public MappingMode Mode => mode;

    /// <summary>What the step is given, as far as that is known.</summary>
    public ValueKind Given { get; init; } = ValueKind.Source;

    /// <summary>The type of the field; null if there is no such field.</summary>
    public FieldType? Type { get; init; }

    /// <summary>What it makes goes into the field as it is.</summary>
    public bool IsLast { get; init; }

    /// <summary>The paths it reads itself.</summary>
    public IReadOnlyList<BoundPath> Paths => _paths;

    public void Problem(string text) => problems.Add(at, text);

    public void Problem(string setting, string text) => problems.Add($"{at}.{setting}", text);

    /// <returns>Null, and a problem, if the text is no path.</returns>
    public BoundPath? Path(string setting, string text)
    {
        if (SourcePath.Parse(text, out var problem) is not { } path)
        {
            Problem(setting, problem);
            return null;
        }

        _paths.Add(bind(path));
        return _paths[^1];
    }

    public CultureInfo? Culture(string? name)
    {
        if (string.IsNullOrEmpty(name)) return CultureInfo.InvariantCulture;
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            Problem("Culture", $"There is no culture \"{name}\". Cultures look like de-DE or en-US.");
            return null;
        }
    }

    /// <summary>Makes a value that stands in the definition: for a JSON field it is JSON, otherwise a text that is read like the source's.</summary>
    public Func<MappedRow, FieldValue>? Fixed(string setting, string? text)
    {
        if (text is null)
        {
            Problem(setting, "Give a value.");
            return null;
        }

        if (!IsLast || Type is not { } type) return AsText(text);
        if (type == FieldType.Json)
        {
            if (Parsed(text) is { } element) return _ => FieldValue.Of(element);
            Problem(setting, $"\"{text}\" is not JSON.");
            return null;
        }

        var row = new MappedRow();
        if (FieldWriter.Write(type, AsText(text)(row), row) is null) return AsText(text);
        Problem(setting, $"\"{text}\" is not {FieldWriter.Noun(type)}.");
        return null;
    }

    static Func<MappedRow, FieldValue> AsText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return row => FieldValue.Of(ValueKind.Text, row, bytes);
    }

    static JsonElement? Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

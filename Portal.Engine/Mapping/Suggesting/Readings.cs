using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Engine.Entities;
using Portal.Engine.Forms;
using Portal.Engine.Mapping.Steps;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>Finds the steps by which all values of a field can be read: each way is tried on the values themselves.</summary>
/// <param name="zone">Which time zone is meant where none is told.</param>
sealed partial class Readings(string zone)
{
    const double FirstSecond = 631_152_000, LastSecond = 4_102_444_800;

    static readonly (string[] True, string[] False)[] Pairs =
    [
        (["yes", "y"], ["no", "n"]), (["1"], ["0"]), (["ja", "j"], ["nein", "n"]), (["oui", "o"], ["non", "n"]), (["sí", "si", "s"], ["no", "n"]), (["on"], ["off"]), (["t"], ["f"]), (["active"], ["inactive"]), (["aktiv"], ["inaktiv"]),
    ];

    static readonly string[] WholeDates = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "d.M.yyyy HH:mm", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"];

    static readonly string[] Days = ["dd.MM.yyyy", "d.M.yyyy", "d.M.yy", "yyyy/MM/dd", "yyyyMMdd"];

    /// <returns>Null if the values cannot be read so.</returns>
    public Reading? Of(SampledField field, FieldType type)
    {
        if (field.Values.Count == 0) return Reading.Plain;
        if (field.IsList != (type == FieldType.Json) && (field.IsList || type != FieldType.Json)) return null;
        return type switch
        {
            FieldType.Text => Text(field),
            FieldType.Number => Number(field),
            FieldType.Boolean => YesOrNo(field),
            FieldType.Date or FieldType.Moment => Time(field, type),
            _ => Reading.Plain,
        };
    }

    static Reading? Text(SampledField field)
    {
        if (!Fits(field, FieldType.Text)) return null;
        return field.Texts.Any(text => text.Trim().Length < text.Length) ? new Reading([new TrimStep()], "Spaces around it are taken away.") : Reading.Plain;
    }

    static Reading? Number(SampledField field)
    {
        var isUnclear = field.IsText && field.Texts.All(text => OnlyThousands().IsMatch(text.Trim()));
        if (Fits(field, FieldType.Number)) return isUnclear ? Reading.Plain with { Doubt = "A point before three digits may also stand for thousands." } : Reading.Plain;
        // Only names of currencies: without its letters a number of an article would be a number too.
        string[] units = [.. field.Texts.SelectMany(text => Unit().Matches(text).Select(match => match.Value)).Distinct().Where(Looks.IsCurrency).Take(5)];
        foreach (var (culture, note) in new[] { ((string?)null, "It is written with a decimal point."), ("de-DE", "It is written with a decimal comma."), ("fr-FR", "It is written with a decimal comma and spaces."), ("de-CH", "It is written with an apostrophe between thousands.") })
        {
            MappingStep[] steps = [new NumberStep { Culture = culture, Strip = units }];
            if (Fits(field, FieldType.Number, steps)) return new Reading(steps, note, isUnclear ? "A comma before three digits may also stand for decimals." : null);
        }

        return null;
    }

    static Reading? YesOrNo(SampledField field)
    {
        if (Fits(field, FieldType.Boolean)) return Reading.Plain;
        foreach (var (yes, no) in Pairs)
        {
            MappingStep[] steps = [new BooleanStep(yes, no)];
            if (Fits(field, FieldType.Boolean, steps)) return new Reading(steps, $"\"{yes[0]}\" becomes yes and \"{no[0]}\" no.");
        }

        return null;
    }

    Reading? Time(SampledField field, FieldType type)
    {
        if (Epoch(field) is { } epoch) return Try(field, type, [epoch], $"It is told in {epoch} since 1970.");
        if (field.IsNumber && field.Texts.Any(text => text.Length != 8)) return null;
        if (!field.IsNumber && Fits(field, type)) return Reading.Plain;
        if (Try(field, type, [DateStep.Iso]) is { } iso) return iso;
        foreach (var format in type == FieldType.Moment ? [.. WholeDates, .. Days] : (string[])[.. Days, .. WholeDates])
        {
            if (Try(field, type, [format], $"It is written as {format}.") is { } found) return found;
        }

        var (european, american) = (Try(field, type, ["d/M/yyyy"], "It is written with the day first."), Try(field, type, ["M/d/yyyy"], "It is written with the month first."));
        return european is not null && american is not null ? european with { Doubt = "Whether the day or the month stands first cannot be told from these rows." } : european ?? american;
    }

    /// <summary>A step that tells no zone is given one only where it matters.</summary>
    Reading? Try(SampledField field, FieldType type, string[] formats, string note = "")
    {
        var step = new DateStep { Gives = type == FieldType.Date ? DateResult.Day : DateResult.Moment, Formats = formats };
        if (formats[0] == DateStep.Iso && type == FieldType.Date && Fits(field, type, step with { Zone = zone })) return new Reading([step with { Zone = zone }], $"The day is taken in {zone}.");
        if (Fits(field, type, step)) return new Reading([step], note);
        step = step with { Zone = zone };
        if (!Fits(field, type, step)) return null;
        var isSaid = NameWords.Of(field.Names[^1]).Contains("utc") && zone == "UTC";
        return new Reading([step], $"{note} It tells no time zone, so {zone} is taken.".TrimStart()) { GuessesZone = !isSaid };
    }

    static string? Epoch(SampledField field)
    {
        var numbers = field.Texts.Select(text => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        if (numbers.Length == 0) return null;
        return numbers.All(number => number is > FirstSecond and < LastSecond) ? DateStep.Seconds
            : numbers.All(number => number is > FirstSecond * 1000 and < LastSecond * 1000) ? DateStep.Milliseconds
            : null;
    }

    static bool Fits(SampledField field, FieldType type, params MappingStep[] steps)
    {
        var definition = new MappingDefinition { Fields = [new FieldMapping("v") { From = SampledField.Only, Steps = steps }] };
        if (definition.Compile(new EntityShape(EntityKind.Keyed, [new EntityField("v", type)]), new FormProblems()) is not { } compiled) return false;
        var row = new MappedRow();
        return field.Alone.All(value => compiled.Map(value, row));
    }

    [GeneratedRegex(@"\A-?[0-9]{1,3}([.,][0-9]{3})\z")]
    private static partial Regex OnlyThousands();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Unit();
}

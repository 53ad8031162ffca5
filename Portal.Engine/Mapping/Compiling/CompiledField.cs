using System.Text;
using Portal.Engine.Entities;
using Portal.Engine.Mapping.Paths;
using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>A field that is ready to be filled.</summary>
/// <param name="target">The field of the entity.</param>
/// <param name="from">Where its value is; null if its first step makes it.</param>
/// <param name="steps">What is done to the value.</param>
/// <param name="subject">Where it comes from, for messages.</param>
/// <param name="isHidden">Its values may be shown to nobody.</param>
/// <param name="mode">Whether a required field may be left out.</param>
sealed class CompiledField(EntityField target, BoundPath? from, StepRun[] steps, string subject, bool isHidden, MappingMode mode)
{
    readonly byte[] _name = Encoding.UTF8.GetBytes($"\"{target.Name}\":");

    public string Name => target.Name;

    /// <summary>Adds the field to the body, or a reason to the row.</summary>
    public void Write(MappedRow row)
    {
        var value = from?.Find(row) ?? FieldValue.Absent;
        var before = value;
        for (var i = 0; i < steps.Length && value.Kind != ValueKind.Refused; i++)
        {
            before = value;
            value = steps[i](value, row);
        }

        if (value.Kind == ValueKind.Refused)
        {
            row.Refuse(Reasons.Of(subject, before.Kind is ValueKind.Refused or ValueKind.Absent ? value : before, value.Problem!, isHidden, row));
            return;
        }

        if (value.IsNothing && target.Required && (mode == MappingMode.Full || value.Kind == ValueKind.Null))
        {
            row.Refuse($"{subject}: {(value.Kind == ValueKind.Null ? "null is not enough" : "the record does not have it")}, {target.Name} is required");
            return;
        }

        if (value.Kind != ValueKind.Absent) Add(value, row);
    }

    void Add(FieldValue value, MappedRow row)
    {
        var output = row.Output;
        if (output.Length > 1) output.Add((byte)',');
        output.Add(_name);
        if (value.Kind == ValueKind.Null) output.Add("null"u8);
        else if (FieldWriter.Write(target.Type, value, row) is { } problem) row.Refuse(Reasons.Of(subject, value, problem, isHidden, row));
    }
}

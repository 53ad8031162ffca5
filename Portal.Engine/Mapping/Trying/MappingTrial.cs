using Portal.Engine.Forms;

namespace Portal.Engine.Mapping.Trying;

/// <summary>What a mapping makes of some rows.</summary>
/// <param name="Rows">Row by row.</param>
/// <param name="Fields">Field by field, of those that are mapped and can be tried.</param>
/// <param name="Problems">What is wrong with the mapping itself; what is right with it is tried all the same.</param>
/// <param name="SameKeys">Rows of one key: the last of them would stay.</param>
/// <param name="SameThings">Rows of several keys that would be one unified record.</param>
public sealed record MappingTrial(
    IReadOnlyList<TriedRow> Rows, IReadOnlyList<TriedField> Fields, IReadOnlyList<FormProblem> Problems, IReadOnlyList<RowsTogether> SameKeys, IReadOnlyList<RowsTogether> SameThings)
{
    public static MappingTrial None { get; } = new([], [], [], [], []);

    public int Taken => Rows.Count(row => row.IsTaken);

    public int Refused => Rows.Count - Taken;

    internal IReadOnlyList<RowMatch> Matches { get; init; } = [];

    public TriedField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

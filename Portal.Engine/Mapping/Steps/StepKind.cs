using Portal.Engine.Forms;

namespace Portal.Engine.Mapping.Steps;

/// <summary>A kind of step, described so that a form can show it.</summary>
/// <param name="Name">What a definition calls it.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Help">What it does, in a sentence.</param>
/// <param name="Starts">It makes a value itself, and so stands first.</param>
/// <param name="Fields">Its settings.</param>
public sealed record StepKind(string Name, string Label, string Help, bool Starts, IReadOnlyList<SettingField> Fields);

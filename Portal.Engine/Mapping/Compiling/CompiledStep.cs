using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>A step that is ready to run.</summary>
/// <param name="Run">Makes the next value of one.</param>
/// <param name="Gives">What it makes, as far as that is known; Source is anything.</param>
sealed record CompiledStep(StepRun Run, ValueKind Gives);

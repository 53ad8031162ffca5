using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Compiling;

/// <summary>Makes the next value of one. It keeps nothing between two calls, so several threads may call it at once.</summary>
delegate FieldValue StepRun(FieldValue value, MappedRow row);

using DiploMesh.Standalone;
using DiploMesh.Standalone.Rendering;

return await CommandLine.RunAsync(args, Terminal.OfProcess());

using DiploMesh.Hosting;
using DiploMesh.Ingestion;

return await MeshHost.RunAsync(args, new IngestionModule());

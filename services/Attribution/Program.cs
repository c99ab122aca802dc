using DiploMesh.Attribution;
using DiploMesh.Hosting;

return await MeshHost.RunAsync(args, new AttributionModule());
